using System.CommandLine;
using Quell.Terminal.Configuration;
using Quell.Terminal.Verbs;

namespace Quell.Terminal.Parsing;

internal static class DoctorVerb
{
    /// <param name="inForce">The settings with the flags that were typed.</param>
    public static Command Build(IVerbs verbs, Func<Settings.InForce> inForce)
    {
        var command = new Verb(
            "doctor",
            "The preflight alone: what is reachable, authorised or missing, and the fix.",
            "quell doctor --mcp-config servers.json"
        );
        var tenant = new TenantOptionSet();
        var config = new Option<bool>("--config")
        {
            Description = "Only print every setting in force, and where it comes from",
        };
        var state = SharedOptions.State();
        var plain = SharedOptions.Plain();
        command.Add(config);
        tenant.AddTo(command);
        command.Add(state);
        command.Add(plain);
        command.SetAction(
            (parsed, cancellationToken) =>
                verbs.DoctorAsync(
                    new DoctorOptions
                    {
                        Config = parsed.GetValue(config),
                        Settings = inForce(),
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
