using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Authorize;

/// <summary>What is said and asked about using kubectl and aws.</summary>
public static class AuthorizeWords
{
    private const string AsLeft = "This lets me see whether what is to be undone is still as this case left it.";

    public static Notice NoOffer(Surface surface, AccessCheck.NoOffer no) =>
        Notice.Of(NoticeKind.Warning, $"{no.Plain}.", $"{Program(surface)} is not offered for reading.");

    public static Question SkipOrAgain(CaseState state, string key, Surface surface, AccessCheck.NoOffer no) =>
        Questions.Of(
            state,
            key,
            QuestionKind.Mismatch,
            [
                $"{no.Plain}.",
                surface == Surface.Aws
                    ? "Skip AWS (the cloud identity stays a gap), or switch and check again?"
                    : "Skip kubectl (continue through Sysdig alone, degraded), or switch and check again?",
                $"  again: {no.Fix} first, in another window",
            ],
            [Meanings.Again, Meanings.Skip]
        ) with
        {
            Surface = surface,
        };

    /// <summary>Said before the question: the comparison, and for AWS why it is read at all.</summary>
    public static Notice Reason(CaseState state, Surface surface, AccessCheck.Offer offer, bool beforehand)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        if (surface == Surface.Aws)
        {
            lines.Add($"AWS is read because {WhyAws(state, beforehand)}.");
        }
        lines.Add(offer.Words);
        if (beforehand)
        {
            lines.Add($"Reading through {Program(surface)} was authorised for this run with --authorize-read.");
            lines.AddRange(surface == Surface.Aws ? AwsUse(state) : KubectlUse(state));
        }
        return new Notice(NoticeKind.Opening, lines.ToImmutable());
    }

    public static Question Ask(CaseState state, string key, Surface surface) =>
        Questions.Of(
            state,
            key,
            QuestionKind.Grant,
            surface == Surface.Aws ? AwsLines(state) : KubectlLines(state),
            [Answer.Yes, Meanings.ReadOnly, Answer.No]
        ) with
        {
            Surface = surface,
        };

    private static ImmutableArray<string> KubectlLines(CaseState state) =>
        [
            .. KubectlUse(state),
            $"Authorize read-only kubectl access (`get`, `describe`, `logs`) for cluster `{Printable.Of(state.KubeContext, 120)}` for this session? {(state.IsUndoing ? AsLeft : "This lets me probe pod ownership, NetworkPolicy state, PDB/HPA constraints, and sidecars.")} yes / read-only / no.",
            "  (yes and read-only both allow reading alone; Secrets are never read; a write is asked about when it comes)",
        ];

    private static IEnumerable<string> KubectlUse(CaseState state)
    {
        var settings = state.Settings(Surface.Kubectl)!;
        yield return $"kubeconfig: {Shown(settings, "path")}, server {Shown(settings, "server")}";
        if (settings.GetValueOrDefault("plugins") is { } plugins)
        {
            yield return $"  credentials come from `{Printable.Of(plugins, 300)}`, which runs with your rights on this machine";
        }
    }

    private static ImmutableArray<string> AwsLines(CaseState state) =>
        [
            .. AwsUse(state),
            $"Authorize read-only AWS CLI access with profile `{AwsCheck.Profile(state)}` for account `{state.AwsCaller!.Account}` for this session? {(state.IsUndoing ? AsLeft : "This lets me check the IAM role, attached policies, and recent CloudTrail activity.")} yes / read-only / no.",
            "  (yes and read-only both allow reading alone; a write is asked about when it comes)",
        ];

    private static IEnumerable<string> AwsUse(CaseState state)
    {
        yield return $"credentials: {AwsCheck.Credentials(state)}; they are {Printable.Of(state.AwsCaller!.Arn, 200)}, region {state.AwsRegion}";
        if (state.Settings(Surface.Aws)!.GetValueOrDefault("endpoints") is { } endpoints)
        {
            yield return $"  calls do not go to AWS but to {Printable.Of(endpoints, 300)}, as your environment says";
        }
    }

    private static string WhyAws(CaseState state, bool beforehand) =>
        state.IsUndoing
            ? "this case ran aws commands, and one is undone only while what it changed is as it left it"
            : CloudTraces.Of(state) ?? (beforehand ? "you authorised it with --authorize-read" : "you asked for it");

    private static string Program(Surface surface) => AccessKeys.Program(surface);

    private static string Shown(IReadOnlyDictionary<string, string> settings, string key) =>
        Printable.Of(settings.GetValueOrDefault(key) ?? "unknown", 200);
}
