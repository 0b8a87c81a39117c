namespace Quell.Runbook.CaseFiles;

/// <summary>One line of a case file.</summary>
/// <param name="Number">From 1, in the file as it lies on the disk, HTML included.</param>
/// <param name="Text">Bounded, without line end, as the file has it.</param>
internal readonly record struct CaseFileLine(int Number, string Text)
{
    public string Trimmed => Text.Trim();

    public int Indent => Text.Length - Text.TrimStart(' ', '\t').Length;
}
