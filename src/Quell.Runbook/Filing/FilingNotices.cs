using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Filing;

/// <summary>What is told of how a filing went.</summary>
internal static class FilingNotices
{
    /// <summary>Said before the yes to anything that goes onto an incident that may be resolved.</summary>
    public const string PagesAgain =
        "If that incident is resolved by now, this opens it again and pages whoever is on call.";

    public static Notice Over(FilingOutcome over) =>
        over.Closed.Status == Status.Done
            ? Notice.Of(
                NoticeKind.Outcome,
                $"Filed {What(over)} as {over.Action.Surface.Word()} {Printable.Of(over.Closed.Detail, 400)}."
            )
            : Notice.Of(
                NoticeKind.Outcome,
                $"Filing {What(over)}: pending. {Printable.Of(over.Closed.Detail, 400)}.",
                $"Look at {over.Action.Surface.Word()} before you file it by hand; it is not sent again."
            );

    public static Notice NotFiled(string type, string why, string file) =>
        Notice.Of(
            NoticeKind.Outcome,
            $"{Printable.Of(type, 64)} is not filed: {Printable.Of(why, 400)}.",
            $"Its ticket text is ready to paste: {Printable.Of(file, 400)}"
        );

    public static Notice LogKept(InvestigationTicket ticket, string why, string file) =>
        Notice.Of(
            NoticeKind.Outcome,
            $"The remediation log is not on {ticket.Desk.Word()} {Printable.Of(ticket.Key, 255)}: {Printable.Of(why, 400)}.",
            $"It is ready to paste: {Printable.Of(file, 400)}"
        );

    private static string What(FilingOutcome over) =>
        over.Files.IsLog ? "the remediation log" : Printable.Of(over.Files.ResponseType, 64);
}
