using System.Buffers;
using System.Security.Cryptography;

namespace Quell.Surfaces.Kubectl;

/// <summary>Takes a redacted answer as it is written: all of it up to a limit, and beyond that its size and digest only.</summary>
/// <param name="most">Bytes that are kept.</param>
/// <param name="expected">About how many will come.</param>
internal sealed class EvidenceBuffer(int most, int expected) : IBufferWriter<byte>, IDisposable
{
    private const int Smallest = 256;
    private const int Passing = 64 * 1024;

    private ArrayBufferWriter<byte> _kept = new(Math.Clamp(expected, Smallest, Math.Max(most, Smallest)));
    private IncrementalHash? _passed;

    /// <summary>How many bytes came.</summary>
    public long Length { get; private set; }

    /// <summary>True once more came than is kept; then nothing is.</summary>
    public bool IsOver => _passed is not null;

    /// <summary>What came, where it is not over.</summary>
    public ReadOnlyMemory<byte> Written => _kept.WrittenMemory;

    /// <summary>SHA-256 of all that came, where it is over.</summary>
    public string Digest => Convert.ToHexStringLower(_passed!.GetCurrentHash());

    public void Advance(int count)
    {
        _kept.Advance(count);
        Length += count;
        if (Length <= most)
        {
            return;
        }
        if (_passed is null)
        {
            _passed = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            _passed.AppendData(_kept.WrittenSpan);
            _kept = new ArrayBufferWriter<byte>(Passing);
            return;
        }
        _passed.AppendData(_kept.WrittenSpan);
        _kept.ResetWrittenCount();
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => _kept.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => _kept.GetSpan(sizeHint);

    public void Dispose() => _passed?.Dispose();
}
