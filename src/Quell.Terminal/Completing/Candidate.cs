namespace Quell.Terminal.Completing;

/// <summary>One way to go on with a command line.</summary>
/// <param name="Text">The whole word; <see cref="File"/> and <see cref="Folder"/> leave it to the shell.</param>
/// <param name="Says">What it means, in our own words.</param>
public sealed record Candidate(string Text, string Says = "")
{
    /// <summary>Asks the shell for names of files.</summary>
    public static readonly Candidate File = new(":file");

    /// <summary>Asks the shell for names of folders.</summary>
    public static readonly Candidate Folder = new(":folder");

    /// <summary>As the scripts of the shells read it: the word, a tab, what it means.</summary>
    public string Line => Says.Length == 0 ? Text : $"{Text}\t{Says}";
}
