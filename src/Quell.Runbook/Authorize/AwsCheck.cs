using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe.Aws;

namespace Quell.Runbook.Authorize;

/// <summary>Whether the active credentials belong to the threat's account.</summary>
public static class AwsCheck
{
    private const string Switch =
        "Switch the credentials (`aws sso login`, AWS_PROFILE, or start with --profile <name>)";

    public static AccessCheck Of(CaseState state)
    {
        if (state.AwsCaller is not { } caller)
        {
            var call = state.Call(AccessKeys.Call(state, Surface.Aws, AccessKeys.AwsIdentity));
            var why = call?.Failure ?? "it answered nothing that could be read";
            return new AccessCheck.NoOffer(
                $"The active AWS credentials could not be checked: {Printable.Of(why, 300)}",
                AwsFixes.Of(call?.Refusal) ?? Switch
            );
        }
        if (state.CloudAccount is { } account && !string.Equals(account, caller.Account, StringComparison.Ordinal))
        {
            return new AccessCheck.NoOffer(
                $"Active AWS profile is account {caller.Account}, but the threat is in {Printable.Of(account, 40)}; these reads would hit the wrong account",
                Switch
            );
        }
        return new AccessCheck.Offer(
            state.CloudAccount is null
                ? $"Can't tell whether account {caller.Account} is the threat's: the event names no account."
                : $"Account {caller.Account} matches the threat's account."
        );
    }

    /// <summary>Which credentials the program uses, in its own order of precedence.</summary>
    public static string Credentials(CaseState state)
    {
        var settings = state.Settings(Surface.Aws)!;
        var variable = settings.GetValueOrDefault("variable");
        var fromEnvironment = settings.ContainsKey("environment");
        return settings.GetValueOrDefault("profile") is { } chosen
                ? $"profile {Printable.Of(chosen, 80)} (--profile wins over everything else)"
            : fromEnvironment
                ? variable is null ? "the access key in the environment"
                    : $"the access key in the environment (it wins over AWS_PROFILE={Printable.Of(variable, 80)})"
            : variable is not null ? $"profile {Printable.Of(variable, 80)} (AWS_PROFILE)"
            : "profile default, or what the machine's role gives";
    }

    /// <summary>The name of the profile as the question puts it.</summary>
    public static string Profile(CaseState state)
    {
        var settings = state.Settings(Surface.Aws)!;
        return Printable.Of(
            settings.GetValueOrDefault("profile")
                ?? (
                    settings.ContainsKey("environment")
                        ? "(environment credentials)"
                        : settings.GetValueOrDefault("variable") ?? "default"
                ),
            80
        );
    }
}
