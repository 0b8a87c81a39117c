using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Events;

namespace Quell.Runbook.Investigate;

/// <summary>The chain of processes that an event itself carries, for when the tenant keeps no tree.</summary>
public static class ProcessAncestry
{
    private const int Deepest = 15;

    /// <summary>The oldest ancestor first, each as <c>pid name: command line</c>; empty where the event names no process.</summary>
    public static ImmutableArray<string> Of(ThreatEvent threat)
    {
        var chain = new List<string>();
        if (Line(threat, "proc.pid", "proc.name", "proc.cmdline", "proc.exepath") is { } process)
        {
            chain.Add(process);
        }
        else if (Line(threat, "proc.pid", "content.exe", "content.command", "content.exe") is { } learned)
        {
            chain.Add(learned);
        }
        if (Line(threat, "proc.ppid", "proc.pname", "proc.pcmdline", "proc.pexepath") is { } parent)
        {
            chain.Add(parent);
        }
        for (var depth = 2; depth <= Deepest; depth++)
        {
            var at = depth.ToString(CultureInfo.InvariantCulture);
            if (
                Line(threat, $"proc.apid[{at}]", $"proc.aname[{at}]", $"proc.acmdline[{at}]", $"proc.aexepath[{at}]") is
                { } ancestor
            )
            {
                chain.Add(ancestor);
            }
        }
        chain.Reverse();
        return [.. chain];
    }

    private static string? Line(ThreatEvent threat, string pid, string name, string command, string program)
    {
        var (called, ran) = (threat.Field(name), threat.Field(command) ?? threat.Field(program));
        return called is null && ran is null ? null : $"{threat.Field(pid) ?? "?"} {called ?? "?"}: {ran ?? called}";
    }
}
