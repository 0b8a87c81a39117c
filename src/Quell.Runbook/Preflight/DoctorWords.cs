using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Authorize;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe.Aws;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Preflight;

/// <summary>What doctor says of kubectl and aws: where they are, whom they would talk to, and what would help.</summary>
public static class DoctorWords
{
    public static Notice Of(CaseState state) => Notice.Of(NoticeKind.Help, Kubectl(state), Aws(state));

    private static string Kubectl(CaseState state)
    {
        if (state.Found(PreflightStep.Kubectl)?.GetValueOrDefault("path") is not { } path)
        {
            return "kubectl: not on PATH. fix: install it; until then what only it knows is listed as unknown.";
        }
        var settings = state.Settings(Surface.Kubectl);
        var where = $"kubectl: {Printable.Of(path)}{Version(state, PreflightStep.Kubectl)}";
        return settings?.GetValueOrDefault("refused") is { } refused
                ? $"{where}; kubeconfig not used: {Printable.Of(refused)}. fix: make it yours alone (chown, chmod 600)."
            : settings?.GetValueOrDefault("missing") is { } missing ? $"{where}; {Printable.Of(missing)}."
            : settings?.GetValueOrDefault("context") is { } context
                ? $"{where}; context {Printable.Of(context, 120)}, server {Shown(settings, "server")}, kubeconfig {Shown(settings, "path")}. Reading is asked about in each session."
            : $"{where}; no current context. fix: kubectl config use-context <name>, or --context <name>.";
    }

    private static string Aws(CaseState state)
    {
        if (state.Found(PreflightStep.Aws)?.GetValueOrDefault("path") is not { } path)
        {
            return "aws: not on PATH. fix: install it; until then what only it knows is listed as unknown.";
        }
        var where = $"aws: {Printable.Of(path)}; credentials: {AwsCheck.Credentials(state)}";
        if (state.AwsCaller is { } caller)
        {
            return $"{where}; account {caller.Account}, {Printable.Of(caller.Arn, 200)}. Reading is asked about in each session.";
        }
        var call = state.Call(AccessKeys.Call(state, Surface.Aws, AccessKeys.AwsIdentity));
        var fix = AwsFixes.Of(call?.Refusal) is { } known ? $" fix: {known}." : string.Empty;
        return $"{where}; {Printable.Of(call?.Failure ?? "they were not checked", 200)}.{fix}";
    }

    private static string Version(CaseState state, string program) =>
        PreflightStep.VersionOf(state, program) is { } version ? $" {version}" : string.Empty;

    private static string Shown(IReadOnlyDictionary<string, string> settings, string key) =>
        Printable.Of(settings.GetValueOrDefault(key) ?? "unknown", 200);
}
