using System.Diagnostics;

namespace Quell.EndToEnd.Tests.Processes;

/// <summary>A practice tenant behind a foreign server, which does something with the answer to the first submit.</summary>
internal sealed class RelayedTenant
{
    private const string Reached = "reached";
    private const string Gate = "gate";

    private readonly Sandbox _sandbox;

    private RelayedTenant(Sandbox sandbox, string then)
    {
        _sandbox = sandbox;
        Servers = sandbox.Server(
            "sh",
            ["-c", Relay(then)],
            ("QUELL", QuellProcess.FullName),
            ("MEMORY", Memory),
            ("REACHED", sandbox.PathOf(Reached)),
            ("GATE", sandbox.PathOf(Gate))
        );
    }

    /// <summary>That answer and all that follows is lost, once.</summary>
    public static RelayedTenant Losing(Sandbox sandbox) => new(sandbox, "cat >/dev/null");

    /// <summary>That answer is held back until it is let go.</summary>
    public static RelayedTenant Holding(Sandbox sandbox)
    {
        using var made = Process.Start("mkfifo", sandbox.PathOf(Gate));
        made.WaitForExit();
        return new RelayedTenant(sandbox, "read -r _ <\"$GATE\"");
    }

    /// <summary>What the tenant took.</summary>
    public string Memory => _sandbox.PathOf("far-side.json");

    /// <summary>The file that names the server.</summary>
    public string Servers { get; }

    /// <summary>Ends when the tenant took the first submit.</summary>
    public Task Took() => _sandbox.Appears(Reached);

    public void LetGo() => File.WriteAllText(_sandbox.PathOf(Gate), "go\n");

    private static string Relay(string then) =>
        $$"""
            "$QUELL" tenant serve cryptominer --memory "$MEMORY" | while IFS= read -r line; do
              if [ ! -e "$REACHED" ] && grep -q submit_response_action "$MEMORY"; then
                : >"$REACHED"
                {{then}}
              fi
              printf '%s\n' "$line"
            done
            """;
}
