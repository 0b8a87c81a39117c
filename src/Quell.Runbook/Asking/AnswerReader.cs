using System.Globalization;
using System.Text.RegularExpressions;
using Quell.Domain.Events;
using Quell.Domain.Plans;
using Quell.Domain.Questions;
using Quell.Knowledge;
using Quell.Runbook.Filing;

namespace Quell.Runbook.Asking;

/// <summary>Reads typed words as an answer to one question. Nothing but a yes is a yes.</summary>
public static partial class AnswerReader
{
    /// <param name="yesMustName">True on a pipe: a yes to a write names its number and type, and a bare yes is a no.</param>
    public static Heard Read(Question question, string words, Plan? plan, bool yesMustName, ResponseKnowledge knowledge)
    {
        var text = words.Trim();
        var lower = text.ToLowerInvariant();
        if (WordOf(lower, question, plan) is { } word)
        {
            return word;
        }
        return question.Kind switch
        {
            QuestionKind.EventId => EventIdOrRow(question, text),
            QuestionKind.Resume => OneOf(lower, Meanings.Resume, Meanings.New),
            QuestionKind.CaseGate => OneOf(
                lower is "lightweight" ? Meanings.Light
                    : lower.Replace(' ', '-') is "auto-investigate" ? Meanings.Auto
                    : lower,
                question.Accepts.AsSpan()
            ),
            QuestionKind.Select or QuestionKind.StillActive => SelectionReader.Read(text, plan, knowledge),
            QuestionKind.Undo => UndoSelectionReader.Read(text, plan),
            QuestionKind.Confirm or QuestionKind.Trust or QuestionKind.WriteAccess or QuestionKind.HandOver => YesNo(
                lower
            ),
            QuestionKind.Grant => lower.Replace(' ', '-') is Meanings.ReadOnly
                ? Meaning(Meanings.ReadOnly)
                : YesNo(lower),
            QuestionKind.Mismatch => OneOf(lower, Meanings.Again, Meanings.Skip),
            QuestionKind.Approve => Approve(question, lower, yesMustName),
            QuestionKind.Name => string.Equals(text, question.Accepts[0], StringComparison.Ordinal)
                ? Meaning(Answer.Yes)
                : NoOr(lower, "that is not the name"),
            QuestionKind.Wait => OneOf(lower, Meanings.Wait, Meanings.GoOn),
            QuestionKind.Unreconciled => OneOf(lower, Meanings.GoOn),
            QuestionKind.Link => OneOf(lower is "yes" or "y" ? Meanings.Show : lower, Meanings.Show),
            QuestionKind.Destination => Destination(question, lower),
            QuestionKind.Preview => OneOf(lower, question.Accepts.AsSpan()),
            QuestionKind.Edit => FilingEdit.Read(text) is { Edit: { } edit } ? Meaning(edit.Meaning)
            : lower is FilingEdit.Back ? Meaning(Answer.No)
            : NoOr(lower, FilingEdit.Read(text).Why),
            _ => new Heard.Unreadable("there is no such question"),
        };
    }

    private static Heard.Meaning Meaning(string value) => new(value);

    private static Heard.Word? WordOf(string lower, Question question, Plan? plan)
    {
        switch (lower)
        {
            case "map" or "act" or "undo" or "stop" or "kubectl" or "aws" or "help":
                return new Heard.Word(lower, null);
            case "?":
                return new Heard.Word("help", null);
            case "quit" or "exit":
                return new Heard.Word("stop", null);
            case "why":
                return new Heard.Word("why", question.About is { } tried ? plan?.NumberOf(tried.Action) : null);
        }
        var why = Why().Match(lower);
        return why.Success ? new Heard.Word("why", int.Parse(why.Groups["number"].Value)) : null;
    }

    private static Heard OneOf(string lower, params ReadOnlySpan<string> accepted)
    {
        foreach (var word in accepted)
        {
            if (string.Equals(lower.Replace(' ', '-'), word, StringComparison.Ordinal))
            {
                return Meaning(word);
            }
        }
        return NoOr(lower, $"it takes {string.Join(" or ", accepted.ToArray())}");
    }

    /// <summary>Where there is only one desk, a yes means it.</summary>
    private static Heard Destination(Question question, string lower) =>
        lower is "yes" or "y" && question.Accepts.Length == 2
            ? Meaning(question.Accepts[0])
            : OneOf(lower, question.Accepts.AsSpan());

    private static Heard YesNo(string lower) =>
        lower is "yes" or "y" ? Meaning(Answer.Yes) : NoOr(lower, "it takes yes or no");

    /// <summary>An id, or where a table was shown the number of a row: <c>1-12</c> among what is taken says how many there are.</summary>
    private static Heard EventIdOrRow(Question question, string text)
    {
        if (EventId.TryParse(text, out var id))
        {
            return Meaning(id.Value);
        }
        var rows = question.Accepts.Select(taken => Rows().Match(taken)).FirstOrDefault(match => match.Success);
        if (rows is null)
        {
            return NoOr(text.ToLowerInvariant(), "an event id is 32 hex digits");
        }
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && row >= 1
            && row <= int.Parse(rows.Groups["last"].Value, CultureInfo.InvariantCulture)
            ? Meaning(row.ToString(CultureInfo.InvariantCulture))
            : NoOr(text.ToLowerInvariant(), $"it takes a number of the table ({rows.Value}) or 32 hex digits");
    }

    /// <summary>Enter alone is a no, whatever was asked.</summary>
    private static Heard NoOr(string lower, string why) =>
        lower is "" or "no" or "n" ? Meaning(Answer.No) : new Heard.Unreadable(why);

    private static Heard Approve(Question question, string lower, bool yesMustName)
    {
        var full = question.Accepts[0];
        if (string.Equals(lower, full.ToLowerInvariant(), StringComparison.Ordinal))
        {
            return Meaning(Answer.Yes);
        }
        return lower switch
        {
            "yes" => Meaning(yesMustName ? Answer.No : Answer.Yes),
            "skip" or "decline" or "file" or "cancel" => Meaning(Answer.No),
            _ => NoOr(lower, $"a yes is exactly `{full}`"),
        };
    }

    [GeneratedRegex("^why ?#?(?<number>[0-9]{1,3})$", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Why();

    [GeneratedRegex("^1-(?<last>[0-9]{1,3})$", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Rows();
}
