using System.Collections.Immutable;

namespace Quell.Runbook.CaseFiles;

/// <summary>Which lines stand in a code fence. A fence that nobody closes is taken for none: it would swallow the file.</summary>
internal sealed class FenceTracker
{
    private readonly bool[] _covered;

    public FenceTracker(ImmutableArray<CaseFileLine> lines)
    {
        _covered = new bool[lines.Length];
        var open = -1;
        var (sign, length) = (' ', 0);
        for (var index = 0; index < lines.Length; index++)
        {
            var text = lines[index].Text.AsSpan().Trim();
            if (open < 0)
            {
                (sign, length) = Fence(text);
                open = length > 0 ? index : -1;
            }
            else if (Fence(text) is var end && end.Sign == sign && end.Length >= length && text.Length == end.Length)
            {
                Array.Fill(_covered, true, open, index - open + 1);
                open = -1;
            }
        }
    }

    public bool Covers(int index) => _covered[index];

    /// <summary>True for the line that opens or closes a fence.</summary>
    public static bool IsFence(string line) => Fence(line.AsSpan().Trim()).Length > 0;

    private static (char Sign, int Length) Fence(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[0] is not ('`' or '~'))
        {
            return (' ', 0);
        }
        var run = text.IndexOfAnyExcept(text[0]);
        run = run < 0 ? text.Length : run;
        return run >= 3 ? (text[0], run) : (' ', 0);
    }
}
