using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Tests.AllowLists;

/// <summary>Writes argument lists as lines: words by blanks, single quotes around a word with blanks.</summary>
internal static class Lines
{
    public static bool IsAllowed(string line) => AllowList.Runbook.Check(Split(line)) is AllowVerdict.Allowed;

    public static AllowVerdict.Allowed Allowed(string line) =>
        AllowList.Runbook.Check(Split(line)).ShouldBeOfType<AllowVerdict.Allowed>(line);

    public static AllowVerdict.Refused Refused(string line) =>
        AllowList.Runbook.Check(Split(line)).ShouldBeOfType<AllowVerdict.Refused>(line);

    public static string[] Split(string line)
    {
        var words = new List<string>();
        var quoted = line.Split('\'');
        var open = string.Empty;
        for (var i = 0; i < quoted.Length; i++)
        {
            if (i % 2 == 1)
            {
                open += quoted[i];
                continue;
            }

            var parts = quoted[i].Split(' ');
            for (var j = 0; j < parts.Length; j++)
            {
                if (j > 0)
                {
                    Close();
                }

                open += parts[j];
            }
        }

        Close();
        return [.. words];

        void Close()
        {
            if (open.Length > 0)
            {
                words.Add(open);
            }

            open = string.Empty;
        }
    }
}
