using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Events;

namespace Quell.Sysdig.Parsing;

/// <summary>Takes processes out of JSON whose inner shape is not published (sysdig-facts 4.6).</summary>
/// <remarks>
/// Any object with a pid, or with a command line or program beside a name, is a process. A process inside another one is
/// its child unless it says otherwise; under a key that is a number, the key is its pid. The same pid with the same start
/// (or with none) is one process, told in several places.
/// </remarks>
internal static class ProcessTreeParser
{
    private static readonly string[] s_pid = ["pid", "processId", "proc.pid", "process.pid"];
    private static readonly string[] s_parent = ["ppid", "parentPid", "parentProcessId", "proc.ppid", "parent.pid"];
    private static readonly string[] s_name = ["name", "comm", "processName", "proc.name"];
    private static readonly string[] s_command = ["cmdline", "commandLine", "command", "proc.cmdline"];
    private static readonly string[] s_exe = ["exepath", "exe", "executable", "path", "proc.exepath", "proc.exe"];
    private static readonly string[] s_start = ["startTime", "startedAt", "startTs", "ts", "proc.pid.ts", "timestamp"];

    public static CallReading? Parse(JsonElement payload) =>
        payload.ValueKind switch
        {
            JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null => new CallReading.ProcessTree(
                Walk(payload)
            ),
            _ => null,
        };

    private static ImmutableArray<ProcessNode> Walk(JsonElement payload)
    {
        var found = new List<ProcessNode>();
        var open = new Stack<(JsonElement Element, string Key, long? Parent, int Depth)>();
        open.Push((payload, string.Empty, null, 0));
        for (var visits = 0; open.Count > 0 && visits < Limits.Visits && found.Count < Limits.Items; visits++)
        {
            var (element, key, parent, depth) = open.Pop();
            if (element.ValueKind == JsonValueKind.Object && Process(element, key, parent) is { } process)
            {
                Add(found, process);
                parent = process.Pid ?? parent;
            }

            if (depth < Limits.Depth)
            {
                // Last first, so that the stack gives them back in the order of the text.
                foreach (var (inner, name) in Inner(element).Reverse())
                {
                    open.Push((inner, name, parent, depth + 1));
                }
            }
        }

        return [.. found];
    }

    private static IEnumerable<(JsonElement Element, string Key)> Inner(JsonElement element)
    {
        var children = element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Select(member => (member.Value, Loose.NameOf(member))),
            JsonValueKind.Array => element.EnumerateArray().Select(item => (item, string.Empty)),
            _ => [],
        };
        return children
            .Where(child => child.Item1.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            .Take(Limits.Items);
    }

    private static ProcessNode? Process(JsonElement element, string key, long? parent)
    {
        var name = element.Member(s_name).Text();
        var command = element.Member(s_command).Text(Limits.FieldBytes);
        var exe = element.Member(s_exe).Text(Limits.FieldBytes);
        var pid = element.Member(s_pid).Whole();
        if (pid is null && (command ?? exe) is null)
        {
            return null;
        }

        if (pid is null && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var keyed))
        {
            pid = keyed;
        }

        return (name ?? command ?? exe) is null && pid is null
            ? null
            : new ProcessNode(
                pid,
                element.Member(s_parent).Whole() ?? parent,
                name,
                command,
                exe,
                element.Member(s_start).Nanoseconds()
            );
    }

    private static void Add(List<ProcessNode> found, ProcessNode process)
    {
        var at = found.FindIndex(known => IsSame(known, process));
        if (at < 0)
        {
            found.Add(process);
            return;
        }

        var known = found[at];
        found[at] = new ProcessNode(
            known.Pid,
            known.ParentPid ?? process.ParentPid,
            known.Name ?? process.Name,
            known.CommandLine ?? process.CommandLine,
            known.Executable ?? process.Executable,
            known.StartedNs ?? process.StartedNs
        );
    }

    private static bool IsSame(ProcessNode a, ProcessNode b) =>
        a.Pid is null
            ? a == b
            : a.Pid == b.Pid && (a.StartedNs is null || b.StartedNs is null || a.StartedNs == b.StartedNs);
}
