using Quell.Domain.Actions;
using Quell.Domain.Calls;

namespace Quell.Runbook.Gates;

/// <summary>What the person authorised in this session. In memory only: it has no serializer, and the next session asks again.</summary>
public sealed class Grants
{
    private readonly Dictionary<Surface, string?> _read = [];
    private readonly Dictionary<Surface, (ActionTry Try, string? Shape)> _write = [];
    private bool _sysdig;

    /// <summary>The token that the preflight found good is the authorisation for the Sysdig surface.</summary>
    public void PreflightPassed() => _sysdig = true;

    /// <param name="only">The context or the profile that was asked about: no other one is read. Null where there is none to name.</param>
    public void GiveRead(Surface surface, string? only = null) => _read[surface] = only;

    /// <summary>Write access for one action; it ends with that action.</summary>
    /// <param name="shape">The command that was named, as <see cref="CommandShape"/> has it: no other one is run. Null for what is no command.</param>
    public void GiveWrite(Surface surface, ActionTry only, string? shape = null) => _write[surface] = (only, shape);

    public void EndWrite(Surface surface) => _write.Remove(surface);

    /// <summary>Null when the access was authorised, otherwise why it was not.</summary>
    public string? Refusal(OutsideCall call)
    {
        if (call.Request is CallRequest.Handshake)
        {
            return null;
        }
        if (call.Surface == Surface.Sysdig)
        {
            return _sysdig ? null : "the preflight of this session has not passed";
        }
        if (call.Effect == Effect.Read || (call.Effect == Effect.Evidence && CommandShape.OnlyReads(call.Request)))
        {
            return ReadRefusal(call);
        }
        if (!_write.TryGetValue(call.Surface, out var given) || given.Try != call.Try)
        {
            return $"writing through {call.Surface.Word()} was not authorised for this action";
        }
        return string.Equals(given.Shape, CommandShape.Of(call.Request), StringComparison.Ordinal)
            ? null
            : $"writing through {call.Surface.Word()} was authorised for {given.Shape ?? "another call"} alone";
    }

    private string? ReadRefusal(OutsideCall call)
    {
        var line = (call.Request as CallRequest.Command)?.Argv;
        if (line is { } free && IsFree(free))
        {
            return null;
        }
        if (!_read.TryGetValue(call.Surface, out var only))
        {
            return $"reading through {call.Surface.Word()} was not authorised in this session";
        }
        return only is null || (line is { } words && Names(words, call.Surface, only))
            ? null
            : $"reading through {call.Surface.Word()} was authorised for {only} alone";
    }

    /// <summary>What may be run before a grant, because it tells whether one can be offered; the runbook names these.</summary>
    private static bool IsFree(IReadOnlyList<string> line) =>
        line
            is ["kubectl", "config", "current-context"]
                or ["aws", "sts", "get-caller-identity", ..]
                or ["kubectl", "version", "--client", ..];

    private static bool Names(IReadOnlyList<string> line, Surface surface, string only)
    {
        var flag = surface == Surface.Aws ? "--profile" : "--context";
        for (var i = 0; i < line.Count; i++)
        {
            if (string.Equals(line[i], flag, StringComparison.Ordinal))
            {
                return i + 1 < line.Count && string.Equals(line[i + 1], only, StringComparison.Ordinal);
            }
            if (line[i].StartsWith(flag + "=", StringComparison.Ordinal))
            {
                return string.Equals(line[i][(flag.Length + 1)..], only, StringComparison.Ordinal);
            }
        }
        return false;
    }
}
