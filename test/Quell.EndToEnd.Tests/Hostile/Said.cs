using System.Collections.Immutable;
using Quell.Domain.Questions;
using Quell.Runbook.Telling;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>One thing that a person is told or asked, and whose incident it was said to be.</summary>
internal sealed record Said(Notice Notice, Question? Question, CaseGlance? Glance)
{
    public string Kind => Question is null ? Notice.Kind.ToString() : $"? {Question.Kind}";

    public ImmutableArray<string> Lines => Question?.Words ?? Notice.Lines;
}
