using Microsoft.Win32.SafeHandles;

namespace Quell.Journal;

/// <summary>The calls whose order and failure the journal's promises rest on; tests count and break them.</summary>
internal interface IDisk
{
    void Write(SafeFileHandle file, string path, ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Returns when the file's bytes are on the device.</summary>
    void SyncFile(SafeFileHandle file, string path);

    /// <summary>Returns when the folder's names are on the device.</summary>
    void SyncFolder(string path);

    /// <summary>Replaces <paramref name="to"/> in one step.</summary>
    void Rename(string from, string to);
}
