using Microsoft.Win32.SafeHandles;
using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

/// <summary>A disk that remembers what it was asked, does not wait for the device, and breaks when told to.</summary>
internal sealed class ScriptedDisk : IDisk
{
    private readonly Lock _gate = new();
    private readonly List<string> _calls = [];
    private readonly List<int> _lines = [];

    /// <summary>Called before each call is carried out, with its words; may wait or throw.</summary>
    public Action<string>? Before { get; init; }

    /// <summary>How much of a write reaches the file when <see cref="Before"/> throws for it.</summary>
    public double PartOfFailedWrite { get; init; }

    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>How many entries each write to the journal held.</summary>
    public IReadOnlyList<int> LinesPerWrite
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public void Write(SafeFileHandle file, string path, ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            Note("write", path);
        }
        catch (IOException)
        {
            RandomAccess.Write(file, bytes[..(int)(bytes.Length * PartOfFailedWrite)], offset);
            throw;
        }

        if (path.EndsWith(".jsonl", StringComparison.Ordinal))
        {
            lock (_gate)
            {
                _lines.Add(bytes.Count((byte)'\n'));
            }
        }

        RandomAccess.Write(file, bytes, offset);
    }

    public void SyncFile(SafeFileHandle file, string path) => Note("sync", path);

    public void SyncFolder(string path) => Note("sync-folder", path);

    public void Rename(string from, string to)
    {
        Note("rename", to);
        File.Move(from, to, overwrite: true);
    }

    private void Note(string verb, string path)
    {
        var extension = Path.GetExtension(path);
        var call = $"{verb} {(extension.Length == 0 ? Path.GetFileName(path) : extension[1..])}";
        lock (_gate)
        {
            _calls.Add(call);
        }

        Before?.Invoke(call);
    }
}
