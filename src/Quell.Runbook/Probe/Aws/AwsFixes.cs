using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Aws;

/// <summary>Why aws did not answer, and what helps.</summary>
public static class AwsFixes
{
    /// <summary>Null where nothing in particular helps.</summary>
    public static string? Of(ServiceRefusal? refusal) =>
        refusal?.Kind switch
        {
            RefusalKind.NotAuthenticated => refusal.Detail switch
            {
                "no-credentials" => "Give credentials (`aws configure sso`, AWS_PROFILE, or --profile <name>)",
                "no-profile" => "Name a profile that `aws configure list-profiles` lists",
                "clock" => "Set this machine's clock",
                _ => "Renew the credentials (`aws sso login`, or your own way of signing in)",
            },
            RefusalKind.PermissionMissing => refusal.Detail is { } permission
                ? $"Ask for {Printable.Of(permission, 80)}, or use a profile that has it (SecurityAudit does)"
                : "Use a profile that may read IAM (SecurityAudit does)",
            RefusalKind.RateLimited => "Wait a minute and read again",
            RefusalKind.ServerError => "The service itself failed; read again later, or look in the console",
            _ => null,
        };

    /// <summary>The reason for which the facts of a call are unknown, with the fix.</summary>
    public static (UnknownReason Reason, string Detail) Gap(CallOutcome? outcome)
    {
        var refusal = (outcome as CallOutcome.Refused)?.Refusal;
        var reason = refusal?.Kind switch
        {
            null when outcome is CallOutcome.Unreadable => UnknownReason.Unreadable,
            null or RefusalKind.RateLimited or RefusalKind.ServerError => UnknownReason.Unreachable,
            RefusalKind.NotFound => UnknownReason.Empty,
            RefusalKind.PermissionMissing => UnknownReason.Forbidden,
            RefusalKind.NotAuthenticated => UnknownReason.LoggedOut,
            _ => UnknownReason.Rejected,
        };
        var why = Printable.Of(outcome?.Failure ?? "no answer", 200);
        return (reason, Of(refusal) is { } fix ? $"{why}; fix: {fix}" : why);
    }
}
