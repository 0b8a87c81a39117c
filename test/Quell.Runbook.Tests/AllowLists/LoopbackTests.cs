using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Tests.AllowLists;

/// <summary>With the option an address of this machine may stand in for one outside; nothing else is taken for one.</summary>
public sealed class LoopbackTests
{
    private static readonly AllowList s_open = new(new AllowListOptions { LoopbackEndpoints = true });

    [Theory]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("http://localhost:5000/", true)]
    [InlineData("https://localhost:5000", true)]
    [InlineData("http://[::1]:5000", true)]
    [InlineData("http://127.0.0.1.evil.example", false)]
    [InlineData("http://127.0.0.1@evil.example", false)]
    [InlineData("http://localhost.evil.example", false)]
    [InlineData("http://user@localhost:5000", false)]
    [InlineData("http://localhost:5000/?x=1", false)]
    [InlineData("http://localhost:5000/#x", false)]
    [InlineData("http://2130706433/", false)]
    [InlineData("http://127.1/", false)]
    [InlineData("HTTP://localhost/", false)]
    [InlineData("ftp://localhost", false)]
    [InlineData("localhost", false)]
    [InlineData("//localhost", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https://sts.amazonaws.com", false)]
    public void An_address_of_this_machine_is_one_of_the_web_and_spelled_plainly(string url, bool isAllowed)
    {
        (s_open.Check(Identity(url)) is AllowVerdict.Allowed).ShouldBe(isAllowed);
        (s_open.CheckPost(url) is AllowVerdict.Allowed).ShouldBe(isAllowed);
        AllowList.Runbook.Check(Identity(url)).ShouldBeOfType<AllowVerdict.Refused>();
        AllowList.Runbook.CheckPost(url).ShouldBeOfType<AllowVerdict.Refused>();
    }

    private static string[] Identity(string url) =>
        ["aws", "sts", "get-caller-identity", "--output", "json", "--endpoint-url", url];
}
