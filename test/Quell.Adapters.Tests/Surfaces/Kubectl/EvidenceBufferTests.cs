using System.Buffers;
using System.Security.Cryptography;
using Quell.Surfaces.Kubectl;

namespace Quell.Adapters.Tests.Surfaces.Kubectl;

public sealed class EvidenceBufferTests
{
    private const int Most = 10_000;

    [Theory]
    [InlineData(Most, false)]
    [InlineData(Most + 1, true)]
    [InlineData(20 * Most, true)]
    public void All_of_it_is_kept_up_to_the_limit_and_beyond_it_size_and_digest(int length, bool isOver)
    {
        var bytes = Enumerable.Range(0, length).Select(number => (byte)number).ToArray();
        using var buffer = new EvidenceBuffer(Most, length);

        foreach (var part in bytes.Chunk(999))
        {
            buffer.Write(part);
        }

        (buffer.Length, buffer.IsOver).ShouldBe((length, isOver));
        if (isOver)
        {
            buffer.Digest.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        else
        {
            buffer.Written.ToArray().ShouldBe(bytes);
        }
    }
}
