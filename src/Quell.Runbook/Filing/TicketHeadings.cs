namespace Quell.Runbook.Filing;

/// <summary>Sections of a ticket that are never cut.</summary>
public static class TicketHeadings
{
    public const string Command = "Exact command";
    public const string Rationale = "Rationale";
    public const string Source = "Where this comes from";

    public static bool IsKeptWhole(string heading) => heading is Command or Rationale or Source;
}
