using Quell.Domain.Calls;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>Why a kind was not read, in words that say what to do.</summary>
public sealed record Problem(UnknownReason Reason, string Detail)
{
    public static Problem Of(ServiceRefusal refusal, KubeType? type) =>
        refusal.Kind switch
        {
            RefusalKind.PermissionMissing => new(
                UnknownReason.Forbidden,
                $"kubectl may not read {type?.Plural ?? "this"}: ask for get and list on {Resource(refusal, type)}"
            ),
            RefusalKind.NotAuthenticated => new(
                UnknownReason.LoggedOut,
                "the credentials of this context are missing or have run out: log in again, then run the same command"
            ),
            RefusalKind.KindMissing => new(UnknownReason.Empty, $"the cluster serves no {type?.Plural ?? "such kind"}"),
            RefusalKind.NotFound => new(UnknownReason.Empty, "it is not there any more"),
            RefusalKind.Misconfigured => new(
                UnknownReason.Unreachable,
                $"the kubeconfig is not as it has to be: {refusal.Text}"
            ),
            RefusalKind.RateLimited or RefusalKind.ServerError => new(
                UnknownReason.Unreachable,
                $"the API server could not answer: {refusal.Text}; try again"
            ),
            _ => new(UnknownReason.Rejected, $"kubectl refused it: {refusal.Text}"),
        };

    /// <summary>Why a whole call brought nothing; null when it was answered or refused.</summary>
    public static Problem? Of(CallOutcome outcome) =>
        outcome switch
        {
            CallOutcome.Unreachable lost => new(
                UnknownReason.Unreachable,
                $"{lost.Why}; check the address and the network, then run the same command"
            ),
            CallOutcome.NoReply late => new(
                UnknownReason.Unreachable,
                $"{late.Why}; the API server did not answer in time"
            ),
            CallOutcome.Unreadable broken => new(UnknownReason.Unreadable, broken.Why),
            CallOutcome.Answered { Reading: not CallReading.Objects } => new(
                UnknownReason.Unreadable,
                "the answer holds no objects"
            ),
            _ => null,
        };

    private static string Resource(ServiceRefusal refusal, KubeType? type) =>
        refusal.Detail
        ?? (
            type is null ? "it"
            : type.Group.Length == 0 ? type.Plural
            : $"{type.Plural}.{type.Group}"
        );
}
