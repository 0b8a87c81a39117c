using Quell.Domain.Calls;
using Quell.Knowledge.Selection;

namespace Quell.Runbook.Asking;

/// <summary>A word or phrase of a choice, with what it is known as.</summary>
internal abstract record SelectionToken
{
    private SelectionToken() { }

    /// <summary>As the person said it, in lower case.</summary>
    public abstract string Said { get; init; }

    /// <summary>A comma, or - strong - a semicolon or the end of a sentence.</summary>
    public sealed record Break(string Said, bool IsStrong) : SelectionToken
    {
        public override string Said { get; init; } = Said;
    }

    public sealed record Part(string Said, SelectionRole Role) : SelectionToken
    {
        public override string Said { get; init; } = Said;
    }

    public sealed record Number(string Said, int Value) : SelectionToken
    {
        public override string Said { get; init; } = Said;
    }

    /// <param name="IsSpelled">True for <c>KILL_PROCESS</c>, false for "kill process".</param>
    public sealed record Named(string Said, string ActionType, bool IsSpelled) : SelectionToken
    {
        public override string Said { get; init; } = Said;
    }

    /// <param name="Word">The form in which the vocabulary has it.</param>
    public sealed record Content(string Said, string Word) : SelectionToken
    {
        public override string Said { get; init; } = Said;
    }

    /// <summary>The name of something that an action of the list is about.</summary>
    public sealed record Target(string Said) : SelectionToken
    {
        public override string Said { get; init; } = Said;
    }

    public sealed record By(string Said, Surface Surface) : SelectionToken
    {
        public override string Said { get; init; } = Said;
    }

    public sealed record Unknown(string Said) : SelectionToken
    {
        public override string Said { get; init; } = Said;
    }
}
