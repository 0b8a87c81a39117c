using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Preflight;

/// <summary>What step 0 says.</summary>
public static class PreflightWords
{
    public static readonly Notice FirstRun = Notice.Of(
        NoticeKind.FirstRun,
        "This plugin is a Public Beta release. It is provided \"as is\" and \"as available,\" without warranties of any kind. By installing this plugin, you agree to the [Public Beta Terms](README.md#public-beta-terms) available in the repository readme."
    );

    public static readonly Notice Preamble = Notice.Of(
        NoticeKind.Preamble,
        "Quell closes the loop on one runtime threat: it reads, proposes, asks, acts, watches and reports.",
        "It does: read through the Sysdig MCP server; propose response actions with what each one breaks; run one at a time, each behind its own explicit yes; journal every step.",
        "It does not: act on anything outside this threat; take one yes for another; read Secrets; keep authorisations after this session; say done when it did not see it.",
        "At any question you can type: map, why N, act, undo, kubectl, aws, help, stop. None of them is an answer."
    );

    public static readonly Notice Simulated = Notice.Of(
        NoticeKind.Banner,
        "SIMULATED: this is the embedded practice tenant. Nothing outside this program is touched."
    );

    public static readonly Notice SimulatedWithRealPrograms = Notice.Of(
        NoticeKind.Banner,
        "SIMULATED: this is the embedded practice tenant. Its events and actions are not real; kubectl and aws ARE: they are this machine's own, and read whatever they are pointed at."
    );

    public static Trouble NotReachable(string? why) =>
        new(
            "The Sysdig MCP server cannot be reached (preflight state 3).",
            Printable.Of(why ?? "no server is configured", 300),
            "Check that the address of secure-mcp-server is right, or that its command starts; or practise with `--tenant embedded:cryptominer`."
        );

    public static Trouble NotAuthenticated(string why) =>
        new(
            "The Sysdig MCP server is registered but not authenticated (preflight state 2).",
            Printable.Of(why, 300),
            "Renew the API token (hosted: SYSDIG_SECURE_API_TOKEN), or finish the server's own sign-in, and run Quell again; nothing was changed."
        );

    public static Trouble NotAllowed(string why) =>
        new(
            "The Sysdig MCP server is registered but refuses this token (preflight state 2).",
            Printable.Of(why, 300),
            "Use a token whose user may use the MCP server and the response actions, and run Quell again; nothing was changed."
        );

    public static Trouble NoResponseTools(IEnumerable<string> missing) =>
        new(
            "The Sysdig MCP server offers no response actions (preflight state 3).",
            $"These tools are missing: {string.Join(", ", missing)}. A server hides tools that the token has no permission for.",
            "Grant the token containment-response-actions.exec and data-gathering-response-actions.exec, or update the server."
        );

    public static Trouble NoCanary(ServiceRefusal? refusal, string why) =>
        new(
            "The Response Actions API did not answer its canary call, so nothing can be remediated.",
            Printable.Of(why, 300),
            refusal?.Kind == RefusalKind.PermissionMissing
                ? $"Ask an administrator for the permission {Printable.Of(refusal.Detail ?? "containment-response-actions.exec")}."
                : "Check the tenant's status and the token's permissions, then run Quell again."
        );
}
