using Quell.Sysdig.Wire;

namespace Quell.Adapters.Tests.Sysdig.Wire;

public sealed class MessageScanTests
{
    [Fact]
    public void What_is_no_Unicode_in_a_message_is_replaced_and_the_rest_kept()
    {
        byte[] broken = [.. "{\"a\":\"x"u8, 0xC3, .. "y\"}"u8];

        MessageScan.AsUnicode(broken).ShouldBe("{\"a\":\"x\uFFFDy\"}"u8.ToArray());
        MessageScan.AsUnicode("{\"a\":\"é\"}"u8).ShouldBe("{\"a\":\"é\"}"u8.ToArray());
    }
}
