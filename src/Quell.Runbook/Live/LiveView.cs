using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Live;

/// <summary>What one look at the target of a command showed.</summary>
public abstract record LiveView
{
    private LiveView() { }

    /// <summary>Where it was read; null where nothing was read.</summary>
    public abstract Citation? Citation { get; init; }

    public sealed record Seen(LiveObject Object, Citation? Citation) : LiveView
    {
        public override Citation? Citation { get; init; } = Citation;
    }

    /// <summary>The far side says that there is none.</summary>
    public sealed record Gone(Citation? Citation) : LiveView
    {
        public override Citation? Citation { get; init; } = Citation;
    }

    /// <summary>Nobody knows: it could not be read, or was not yet.</summary>
    public sealed record Unread(string Why, Citation? Citation) : LiveView
    {
        public override Citation? Citation { get; init; } = Citation;
    }

    public static LiveView Of(CallState? call)
    {
        if (call is null)
        {
            return new Unread("it was not read", null);
        }
        var citation = new Citation(CallKeys.SourceOf(call.Call.Key), call.Call.Request.Text);
        return call switch
        {
            { Reading: CallReading.Live { Object: var seen } } => new Seen(seen, citation),
            { Refusal.Kind: RefusalKind.NotFound } => new Gone(citation),
            _ => new Unread(call.Failure ?? "it is being read", citation),
        };
    }
}
