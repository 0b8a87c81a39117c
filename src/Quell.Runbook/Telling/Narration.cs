using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Text;

namespace Quell.Runbook.Telling;

/// <summary>What is said before every call.</summary>
public static class Narration
{
    private const int Longest = 600;

    public static string Of(OutsideCall call) =>
        $"{(call.Effect.IsWrite() ? "ACT " : call.Effect == Effect.Rehearsal ? "REHEARSE " : "READ ")} {Printable.Of(call.Purpose)}: {Printable.Of(call.Request.Text, Longest)}";
}
