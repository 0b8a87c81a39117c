using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Knowledge.Cards;
using Quell.Runbook.Report;

namespace Quell.Reports.Ocsf;

/// <summary>How an attempt ended, in OCSF's words.</summary>
internal sealed record RemediationStatus(int Id, string Words)
{
    private const int Other = 99;

    /// <param name="verb">What the action does; an isolation that completed is partial, because open connections may go on.</param>
    public static RemediationStatus Of(ReportedAction action, CardVerb? verb) =>
        action.Status switch
        {
            Status.Done => verb is CardVerb.Isolate or CardVerb.Detach && !action.IsUndo
                ? new RemediationStatus(4, "Partial")
                : new RemediationStatus(1, "Success"),
            Status.Failed => action.Refusal switch
            {
                RefusalKind.ResponderNotFound or RefusalKind.StorageNotConfigured => new RemediationStatus(
                    5,
                    "Unsupported"
                ),
                RefusalKind.NotFound => new RemediationStatus(3, "Does Not Exist"),
                null => new RemediationStatus(2, "Failure"),
                _ => new RemediationStatus(6, "Error"),
            },
            var status => new RemediationStatus(Other, status.Word()),
        };
}
