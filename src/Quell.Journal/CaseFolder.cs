using System.Buffers;

namespace Quell.Journal;

/// <summary>Where the files of one case lie.</summary>
public sealed class CaseFolder
{
    private const int LongestName = 80;
    private static readonly SearchValues<char> s_alphabet = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789-"
    );

    internal CaseFolder(string cases, string name)
    {
        Name = name;
        Folder = Path.Combine(cases, name);
        Evidence = new EvidenceFolder(EvidencePath, RealDisk.Instance);
    }

    /// <summary>The case's name, <c>[a-z0-9-]{1,80}</c>.</summary>
    public string Name { get; }

    /// <summary>The case's own folder.</summary>
    public string Folder { get; }

    /// <summary>The raw results; reading them needs no lock.</summary>
    public EvidenceFolder Evidence { get; }

    /// <summary>The log.</summary>
    public string JournalPath => Path.Combine(Folder, Name + ".jsonl");

    internal string HeadPath => Path.Combine(Folder, Name + ".head");

    internal string LockPath => Path.Combine(Folder, Name + ".lock");

    internal string EvidencePath => Path.Combine(Folder, "evidence");

    internal string TornPrefix => Name + ".torn-";

    /// <summary>Whether a name is within the alphabet and length of case names.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && !name.AsSpan().ContainsAnyExcept(s_alphabet);
}
