using Quell.Surfaces.Native;

namespace Quell.Surfaces;

/// <summary>Whether a file that decides what is run, sent or said is the person's alone.</summary>
public static class FileGuard
{
    /// <summary>Null when nobody but the person and the system's administrator can have written it; otherwise why not.</summary>
    /// <remarks>What is not there, and every file where the system knows no owners, is not refused.</remarks>
    public static string? Refusal(string path)
    {
        if (!SystemCalls.KnowsOwners || !(File.Exists(path) || Directory.Exists(path)))
        {
            return null;
        }
        return SystemCalls.Look(path) switch
        {
            null => "the system does not say whose it is",
            { IsOurs: false } => "it belongs to another user",
            { OthersMayWrite: true } => "others may write it; run chmod go-w on it",
            _ => null,
        };
    }
}
