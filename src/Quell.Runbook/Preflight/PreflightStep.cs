using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Ports;
using Quell.Runbook.Probe;

namespace Quell.Runbook.Preflight;

/// <summary>Step 0: notice, trust preamble, MCP preflight, canary, what is on this machine, one line about all of it.</summary>
/// <param name="responds">False where nothing will be carried out: the Response Actions API, kubectl, aws and ticket desks do not matter then.</param>
public sealed class PreflightStep(bool responds = true) : IStep
{
    public const string FirstRun = "first-run";
    public const string FirstRunMarked = "first-run-marked";
    public const string Kubectl = "kubectl";
    public const string Aws = "aws";
    public const string Tickets = "tickets";
    public const string Knowledge = "knowledge";

    public Next? Next(CaseState state, DateTimeOffset now) =>
        Opening(state)
        ?? Steps.Look(state, Knowledge)
        ?? KnowledgeInForce.Tell(state)
        ?? Connection(state)
        ?? (responds ? Canary(state) ?? Machine(state) : Tenant(state))
        ?? Steps.Tell(
            state,
            $"{state.Scope}/connectivity",
            () => responds ? ConnectivityLine.Of(state) : ConnectivityLine.OfTenant(state)
        );

    /// <summary>Which tenant this is, and whether it lets anything be read.</summary>
    private static Next? Tenant(CaseState state)
    {
        var key = CallKeys.Of(state.Scope, ProbeSources.Settings);
        return Steps.Reads(state, SysdigCalls.Settings(state, key))
            ?? (
                state.Call(key) is { Refusal.Kind: RefusalKind.NotAuthenticated } locked
                    ? Stop(PreflightWords.NotAuthenticated(locked.Failure!))
                    : null
            );
    }

    private static Next? Opening(CaseState state)
    {
        if (Steps.Look(state, FirstRun) is { } look)
        {
            return look;
        }
        return FirstRunNotice(state)
            ?? Steps.Tell(state, $"{state.Scope}/preamble", () => PreflightWords.Preamble)
            ?? Practice(state);
    }

    /// <summary>Practice is said before anything else; with the machine's own programs it says that they are not part of it.</summary>
    private static Next? Practice(CaseState state) =>
        state.Session is not { Simulated: true }
            ? null
            : Steps.Look(state, Kubectl)
                ?? Steps.Look(state, Aws)
                ?? Steps.Tell(
                    state,
                    $"{state.Scope}/simulated",
                    () =>
                        ProgramsInUse.AreRealInPractice(state)
                            ? PreflightWords.SimulatedWithRealPrograms
                            : PreflightWords.Simulated
                );

    private static Next? FirstRunNotice(CaseState state) =>
        string.Equals(state.Found(FirstRun)!.GetValueOrDefault("shown"), "yes", StringComparison.Ordinal)
            ? null
            : Steps.Tell(state, $"{state.Scope}/first-run", () => PreflightWords.FirstRun)
                ?? (state.PlansOnly ? null : Steps.Look(state, FirstRunMarked));

    private Next? Connection(CaseState state)
    {
        var key = CallKeys.Of(state.Scope, ProbeSources.Tools);
        if (
            Steps.Reads(
                state,
                SysdigCalls.Handshake(key, "connecting to the Sysdig MCP server and listing its tools")
            ) is
            { } connect
        )
        {
            return connect;
        }
        var call = state.Call(key)!;
        if (call.Reading is CallReading.Tools tools)
        {
            var missing = SysdigTools
                .Response.Where(name =>
                    !tools.Listed.Any(tool => string.Equals(tool.Name, name, StringComparison.Ordinal))
                )
                .ToList();
            return missing.Count == 0 || !responds ? null : Stop(PreflightWords.NoResponseTools(missing));
        }
        return Stop(
            call.Refusal?.Kind switch
            {
                RefusalKind.NotAuthenticated => PreflightWords.NotAuthenticated(call.Failure!),
                RefusalKind.PermissionMissing => PreflightWords.NotAllowed(call.Failure!),
                _ => PreflightWords.NotReachable(call.Failure),
            }
        );
    }

    private static Next? Canary(CaseState state)
    {
        var settings = CallKeys.Of(state.Scope, ProbeSources.Settings);
        var catalogue = CallKeys.Of(state.Scope, ProbeSources.Catalogue);
        if (
            Steps.Reads(state, SysdigCalls.Settings(state, settings), SysdigCalls.Catalogue(state, catalogue, null)) is
            { } reads
        )
        {
            return reads;
        }
        var canary = state.Call(catalogue)!;
        var locked = new[] { canary, state.Call(settings)! }.FirstOrDefault(call =>
            call.Refusal?.Kind == RefusalKind.NotAuthenticated
        );
        if (locked is not null)
        {
            return Stop(PreflightWords.NotAuthenticated(locked.Failure!));
        }
        return canary.Reading is CallReading.Catalogue
            ? null
            : Stop(PreflightWords.NoCanary(canary.Refusal, canary.Failure ?? "no catalogue came back"));
    }

    private static Next? Machine(CaseState state) =>
        Steps.Look(state, Kubectl)
        ?? Steps.Look(state, Aws)
        ?? Steps.Look(state, Tickets)
        ?? Steps.Reads(
            state,
            state.Found(Kubectl)!.ContainsKey("path") ? [AccessCalls.ClientVersion(VersionKey(state, Kubectl))] : []
        );

    /// <summary>A program's own version; null where it was not read.</summary>
    public static string? VersionOf(CaseState state, string program) =>
        (state.Reading(VersionKey(state, program)) as CallReading.ClientVersion)?.Version;

    private static string VersionKey(CaseState state, string program) => CallKeys.Of(state.Scope, $"{program} version");

    private static Next.Stop Stop(Trouble trouble) => new(trouble, ExitCode.StoppedByInput);
}
