using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Authorize;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;
using Quell.Runbook.Probe;
using Quell.Runbook.Probe.Aws;

namespace Quell.Runbook.Preflight;

/// <summary>What the preflight found, check by check, also where it had to stop.</summary>
public static class DoctorChecks
{
    private const string Install = "install it; until then what only it knows is listed as unknown";

    /// <param name="stopped">What the preflight stopped with; null where it passed.</param>
    public static ImmutableArray<DoctorCheck> Of(CaseState state, Trouble? stopped) =>
        [
            Server(state, stopped),
            Tenant(state, stopped),
            Catalogue(state, stopped),
            Storage(state),
            Kubectl(state),
            Cluster(state, stopped),
            Aws(state),
            Identity(state, stopped),
            .. Desks(state),
        ];

    public static string StorageKey(CaseState state) => CallKeys.Of(state.Scope, "doctor storage");

    private static DoctorCheck Server(CaseState state, Trouble? stopped) =>
        state.Call(CallKeys.Of(state.Scope, ProbeSources.Tools)) switch
        {
            { Reading: CallReading.Tools tools } when SysdigTools.Response.All(name => Has(tools, name)) => Ok(
                "sysdig server",
                $"{SysdigTools.Server} answers and lists {tools.Listed.Length} tools"
            ),
            { Reading: CallReading.Tools tools } => Failed(
                "sysdig server",
                $"it lists no {string.Join(", ", SysdigTools.Response.Where(name => !Has(tools, name)))}",
                stopped
            ),
            { Failure: { } why } => Failed("sysdig server", Printable.Of(why, 200), stopped),
            _ => NotChecked("sysdig server"),
        };

    private static DoctorCheck Tenant(CaseState state, Trouble? stopped) =>
        state.Call(CallKeys.Of(state.Scope, ProbeSources.Settings)) switch
        {
            { Reading: CallReading.Settings settings } => Ok("tenant", Printable.Of(settings.Tenant.Text, 120)),
            { Failure: { } why } => Failed("tenant", Printable.Of(why, 200), stopped),
            _ => NotChecked("tenant"),
        };

    private static DoctorCheck Catalogue(CaseState state, Trouble? stopped) =>
        state.Call(CallKeys.Of(state.Scope, ProbeSources.Catalogue)) switch
        {
            { Reading: CallReading.Catalogue catalogue } => Ok(
                "response actions",
                $"the catalogue of {catalogue.Actions.Length} entries can be read; whether one can run shows at submit"
            ),
            { Failure: { } why } => Failed("response actions", Printable.Of(why, 200), stopped),
            _ => NotChecked("response actions"),
        };

    private static DoctorCheck Storage(CaseState state) =>
        state.Call(StorageKey(state)) switch
        {
            { Reading: CallReading.Storage { State.Enabled: true } storage } => Ok(
                "capture storage",
                storage.State.Bucket is { } bucket ? $"configured: {Printable.Of(bucket, 80)}" : "configured"
            ),
            { Reading: CallReading.Storage { State.Enabled: false } } => Missing(
                "capture storage",
                "not configured, so files, logs and captures cannot be gathered",
                "configure it in Sysdig: Integrations, Capture Storage"
            ),
            { Failure: { } why } => Missing(
                "capture storage",
                $"it is not known: {Printable.Of(why, 200)}",
                "give the token the permission to read it, or go on; gathering data may fail"
            ),
            { Reading: not null } => Missing(
                "capture storage",
                "the answer does not say whether there is one",
                "look in Sysdig: Integrations, Capture Storage"
            ),
            _ => NotChecked("capture storage"),
        };

    private static DoctorCheck Kubectl(CaseState state) =>
        state.Found(PreflightStep.Kubectl) switch
        {
            null => NotChecked("kubectl"),
            var found when found.GetValueOrDefault("path") is { } path => Ok(
                "kubectl",
                $"{Printable.Of(path)}{(PreflightStep.VersionOf(state, PreflightStep.Kubectl) is { } version ? $" {version}" : "")}"
            ),
            _ => Missing("kubectl", "not on PATH", Install),
        };

    private static DoctorCheck Cluster(CaseState state, Trouble? stopped)
    {
        if (!AccessState.IsDetected(state, Surface.Kubectl))
        {
            return NotChecked("cluster");
        }
        var settings = state.Settings(Surface.Kubectl);
        return settings?.GetValueOrDefault("refused") is { } refused
                ? Missing(
                    "cluster",
                    $"the kubeconfig is not used: {Printable.Of(refused)}",
                    "make it yours alone (chown, chmod 600)"
                )
            : settings?.GetValueOrDefault("missing") is { } missing
                ? Missing("cluster", Printable.Of(missing), "kubectl config get-contexts, or --context NAME")
            : settings?.GetValueOrDefault("context") is { } context
                ? Ok(
                    "cluster",
                    $"context {Printable.Of(context, 120)}, server {Shown(settings, "server")}, kubeconfig {Shown(settings, "path")}; reading is asked about in each session"
                )
            : stopped is not null ? NotChecked("cluster")
            : Missing("cluster", "no current context", "kubectl config use-context NAME, or --context NAME");
    }

    private static DoctorCheck Aws(CaseState state) =>
        state.Found(PreflightStep.Aws) switch
        {
            null => NotChecked("aws"),
            var found when found.GetValueOrDefault("path") is { } path => Ok("aws", Printable.Of(path)),
            _ => Missing("aws", "not on PATH", Install),
        };

    private static DoctorCheck Identity(CaseState state, Trouble? stopped)
    {
        if (!AccessState.IsDetected(state, Surface.Aws))
        {
            return NotChecked("aws identity");
        }
        if (state.AwsCaller is { } caller)
        {
            return Ok(
                "aws identity",
                $"{AwsCheck.Credentials(state)}: account {caller.Account}, {Printable.Of(caller.Arn, 200)}; reading is asked about in each session"
            );
        }
        return state.Call(AccessKeys.Call(state, Surface.Aws, AccessKeys.AwsIdentity)) is { } call
            ? Missing(
                "aws identity",
                $"{AwsCheck.Credentials(state)}: {Printable.Of(call.Failure ?? "the answer names nobody", 200)}",
                AwsFixes.Of(call.Refusal) ?? "aws sts get-caller-identity shows the whole error"
            )
            : NotChecked("aws identity");
    }

    private static IEnumerable<DoctorCheck> Desks(CaseState state) =>
        state.Found(PreflightStep.Tickets) is not { } desks
            ? [NotChecked("ticket desks")]
            : desks.Select(desk =>
                string.Equals(desk.Value, "configured", StringComparison.Ordinal)
                    ? Ok(desk.Key, "configured")
                    : Missing(
                        desk.Key,
                        Printable.Of(desk.Value, 200),
                        "configure it where declined actions should become tickets; their texts are in the report in any case"
                    )
            );

    private static bool Has(CallReading.Tools tools, string name) =>
        tools.Listed.Any(tool => string.Equals(tool.Name, name, StringComparison.Ordinal));

    private static string Shown(IReadOnlyDictionary<string, string> settings, string key) =>
        Printable.Of(settings.GetValueOrDefault(key) ?? "unknown", 200);

    private static DoctorCheck Ok(string name, string finding) => new(name, DoctorStatus.Ok, finding);

    private static DoctorCheck Missing(string name, string finding, string fix) =>
        new(name, DoctorStatus.Missing, finding, fix);

    private static DoctorCheck Failed(string name, string finding, Trouble? stopped) =>
        new(name, DoctorStatus.Failed, finding, stopped?.Fix);

    private static DoctorCheck NotChecked(string name) =>
        new(name, DoctorStatus.NotChecked, "something before it has to work first");
}
