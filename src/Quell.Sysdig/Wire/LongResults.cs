using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quell.Sysdig.Wire;

/// <summary>
/// Results that are too long for the protocol library, which makes a text, a tree and another text of each. It gets a stub
/// that names what is kept here, and the link that made the request takes it from here as the bytes that came.
/// </summary>
/// <param name="most">Bytes that are kept at once; the oldest result is let go for a newer one.</param>
internal sealed class LongResults(long most)
{
    /// <summary>Longest message that the library sees, in bytes.</summary>
    public const int Longest = 256 * 1024;

    private const int Heavy = 1024 * 1024;
    private const string Member = "kept";

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, byte[]> _kept = new(StringComparer.Ordinal);

    // No server can name what another answer left here.
    private readonly string _secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private long _bytes;
    private int _number;
    private int _waiting;

    /// <summary>Says that a request waits for its answer, until what is returned is disposed; when none does, nothing is kept.</summary>
    public IDisposable Await()
    {
        lock (_lock)
        {
            _waiting++;
        }
        return new Waiting(this);
    }

    /// <summary>Keeps a result, if anybody waits for one, and gives the stub that stands for it.</summary>
    public string Keep(byte[] result)
    {
        if (result.Length > Heavy)
        {
            GC.Collect(); // Copies of the one before; left to itself the collector waits for several.
        }
        lock (_lock)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{_secret}-{++_number}");
            if (_waiting > 0)
            {
                _kept.Add(name, result);
                _bytes += result.Length;
            }
            while (_bytes > most)
            {
                _bytes -= _kept.GetAt(0).Value.Length;
                _kept.RemoveAt(0);
            }
            return $"{{\"{Member}\":\"{name}\"}}";
        }
    }

    /// <summary>Whether a result is one of the stubs.</summary>
    /// <param name="kept">What it stands for; null when that was let go.</param>
    /// <exception cref="ArgumentException">A result with a member that is there twice.</exception>
    public bool IsStub(JsonNode? result, out byte[]? kept)
    {
        kept = null;
        if (
            result is not JsonObject { Count: 1 } stub
            || stub[Member] is not { } value
            || value.GetValueKind() != JsonValueKind.String
            || value.GetValue<string>() is not { } name
            || !name.StartsWith(_secret, StringComparison.Ordinal)
        )
        {
            return false;
        }
        lock (_lock)
        {
            if (_kept.Remove(name, out kept))
            {
                _bytes -= kept.Length;
            }
        }
        return true;
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_waiting == 0)
            {
                _kept.Clear();
                _bytes = 0;
            }
        }
    }

    private sealed class Waiting(LongResults results) : IDisposable
    {
        private LongResults? _results = results;

        public void Dispose() => Interlocked.Exchange(ref _results, null)?.Leave();
    }
}
