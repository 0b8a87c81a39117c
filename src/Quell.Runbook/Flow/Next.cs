using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Flow;

/// <summary>The one thing that a case needs next. A face only drives it.</summary>
public abstract record Next
{
    private Next() { }

    /// <summary>Look at something on this machine and append what was found.</summary>
    public sealed record Look(string Key) : Next;

    /// <summary>Tell the person something, once.</summary>
    public sealed record Tell(string Key, Notice Notice) : Next;

    public sealed record Ask(Question Question) : Next;

    /// <summary>Reads that may start now, side by side. Empty: wait for one that is under way.</summary>
    public sealed record Reads(ImmutableArray<OutsideCall> Start) : Next;

    /// <summary>Send one write on the strength of one answered question.</summary>
    public sealed record Write(OutsideCall Call, string QuestionKey) : Next;

    /// <summary>Make this read and show the links in its answer, kept nowhere.</summary>
    public sealed record Reveal(OutsideCall Call) : Next;

    /// <summary>Write a text for a person as a file beside the journal, and append where it lies.</summary>
    public sealed record KeepText(string Key, string FileName, string Text) : Next;

    public sealed record Append(ImmutableArray<CaseEntry> Entries) : Next;

    /// <summary>The event is read: make the case durable.</summary>
    /// <param name="Unfinished">The case to go on with; null starts a new one.</param>
    public sealed record OpenCase(string? Unfinished) : Next;

    /// <summary>Do nothing until this time, UTC.</summary>
    public sealed record Wait(DateTimeOffset Until) : Next;

    /// <param name="Aloud">False writes the file and leaves the words to it.</param>
    public sealed record WriteReport(bool Aloud = true) : Next;

    /// <summary>The three lines of an error, and the end.</summary>
    public sealed record Stop(Trouble Trouble, ExitCode Code) : Next;

    public sealed record Done(ExitCode Code) : Next;
}
