using CsCheck;
using Quell.Domain.Facts;

namespace Quell.Domain.Tests.Facts;

public sealed class FactValueTests
{
    [Theory]
    [InlineData("checkout min=2 max=10 current=3", "checkout", "max", "10")]
    [InlineData("RollingUpdate maxUnavailable=1 maxSurge=25%", "RollingUpdate", "maxSurge", "25%")]
    [InlineData("limit=6 failed=1", "", "failed", "1")]
    [InlineData("claim=shared Deployment/api", "Deployment/api", "claim", "shared")]
    [InlineData(
        "NetworkPolicy/quarantine label=quarantine=true",
        "NetworkPolicy/quarantine",
        "label",
        "quarantine=true"
    )]
    [InlineData("label tier=0", "label", "tier", "0")]
    [InlineData("a=1 a=2", "", "a", "1")]
    public void A_value_has_a_name_and_parts(string value, string name, string part, string is_)
    {
        FactValue.Of(value).Name.ShouldBe(name);
        FactValue.Of(value)[part].ShouldBe(is_);
    }

    [Fact]
    public void A_part_that_is_not_there_is_null() => FactValue.Of("checkout min=2")["max"].ShouldBeNull();

    [Theory]
    [InlineData("Lease", "", "Lease")]
    [InlineData("Deployment/api", "Deployment", "api")]
    [InlineData("RoleBinding/shop/b role=Role/r", "RoleBinding", "b")]
    public void A_name_may_carry_kind_and_namespace(string value, string kind, string name)
    {
        FactValue.Of(value).Kind.ShouldBe(kind);
        FactValue.Of(value).Short.ShouldBe(name);
    }

    [Fact]
    public void Any_text_can_be_taken_apart_and_loses_nothing_but_spaces() =>
        Gen.String.Sample(text =>
        {
            var value = FactValue.Of(text);
            var letters = value.Name.Length + value.Parts.Sum(part => part.Key.Length + part.Value.Length + 1);

            (letters - value.Name.Count(letter => letter == ' ')).ShouldBe(text.Count(letter => letter != ' '));
        });
}
