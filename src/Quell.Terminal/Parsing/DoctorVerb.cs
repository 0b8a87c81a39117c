using System.CommandLine;
using Quell.Terminal.Verbs;

namespace Quell.Terminal.Parsing;

internal static class DoctorVerb
{
    public static Command Build(IVerbs verbs)
    {
        var command = new Verb(
            "doctor",
            "The preflight alone: what is reachable, authorised or missing, and the fix.",
            "quell doctor --mcp-config servers.json"
        );
        var tenant = new TenantOptionSet();
        var state = SharedOptions.State();
        var plain = SharedOptions.Plain();
        tenant.AddTo(command);
        command.Add(state);
        command.Add(plain);
        command.SetAction(
            (parsed, cancellationToken) =>
                verbs.DoctorAsync(
                    new DoctorOptions
                    {
                        Tenant = tenant.Read(parsed),
                        State = parsed.GetValue(state),
                        Plain = parsed.GetValue(plain),
                    },
                    cancellationToken
                )
        );
        return command;
    }
}
