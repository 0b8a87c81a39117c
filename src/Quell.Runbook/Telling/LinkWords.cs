namespace Quell.Runbook.Telling;

/// <summary>Why a presigned link is not shown everywhere.</summary>
public static class LinkWords
{
    public const string TerminalOnly =
        "a presigned link opens the file for whoever has it, so it is shown in full on a terminal only, once, on request; here it would stay in a log";
}
