using Quell.Domain.Actions;
using Quell.Domain.Calls;

namespace Quell.Runbook.Gates;

/// <summary>What the person authorised in this session. In memory only: it has no serializer, and the next session asks again.</summary>
public sealed class Grants
{
    private readonly HashSet<Surface> _read = [];
    private readonly Dictionary<Surface, ActionTry> _write = [];
    private bool _sysdig;

    /// <summary>The token that the preflight found good is the authorisation for the Sysdig surface.</summary>
    public void PreflightPassed() => _sysdig = true;

    public void GiveRead(Surface surface) => _read.Add(surface);

    /// <summary>Write access for one action; it ends with that action.</summary>
    public void GiveWrite(Surface surface, ActionTry only) => _write[surface] = only;

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
        if (call.Effect == Effect.Read)
        {
            return _read.Contains(call.Surface)
                ? null
                : $"reading through {call.Surface.Word()} was not authorised in this session";
        }
        return _write.TryGetValue(call.Surface, out var only) && only == call.Try
            ? null
            : $"writing through {call.Surface.Word()} was not authorised for this action";
    }
}
