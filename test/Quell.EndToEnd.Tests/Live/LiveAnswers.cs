namespace Quell.EndToEnd.Tests.Live;

/// <summary>What is typed at a run on real parts, by the kind of each question.</summary>
internal static class LiveAnswers
{
    /// <summary>Authorises reading and writing where asked, chooses these types, and says yes to each.</summary>
    public static Func<string, string[], string?> Choose(params string[] types) => Choose(types, _ => true);

    /// <summary>Names aws at the first choice, so that it is asked about, and then answers as the other.</summary>
    public static Func<string, string[], string?> AskingForAws(Func<string, string[], string?> answer)
    {
        var isAsked = false;
        return (kind, accepts) =>
        {
            if (kind is not "select" || isAsked)
            {
                return answer(kind, accepts);
            }
            isAsked = true;
            return "aws";
        };
    }

    /// <param name="agrees">Says by the printed yes, such as <c>yes 2 SCALE_TO_ZERO</c>, whether it is typed.</param>
    public static Func<string, string[], string?> Choose(string[] types, Func<string, bool> agrees) =>
        (kind, accepts) =>
            kind switch
            {
                "case-gate" => "light",
                "resume" => "resume",
                "grant" or "write-access" or "confirm" => "yes",
                "select" => types.Length == 0 ? "none" : string.Join(", ", types),
                "approve" => agrees(accepts[0]) ? accepts[0] : "no",
                "name" => accepts[0],
                "undo" => string.Join(", ", types),
                "destination" => "jira",
                "preview" => "submit",
                "wait" => "wait",
                "unreconciled" => "go-on",
                "still-active" => "none",
                _ => "no",
            };
}
