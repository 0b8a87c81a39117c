using System.Collections.Immutable;

namespace Quell.Runbook.CaseFiles;

/// <summary>A section with its lines; what stands in a code fence is kept apart from what is Markdown.</summary>
internal sealed record CaseSection(CaseSectionKind Kind, ImmutableArray<(CaseFileLine Line, bool Fenced)> Lines)
{
    private static readonly ImmutableArray<(string Begins, CaseSectionKind Kind)> s_headings =
    [
        ("summary", CaseSectionKind.Summary),
        ("what happened", CaseSectionKind.WhatHappened),
        ("attack flow", CaseSectionKind.AttackFlow),
        ("attack chain", CaseSectionKind.AttackFlow),
        ("timeline", CaseSectionKind.AttackFlow),
        ("resource context", CaseSectionKind.ResourceContext),
        ("incident scope", CaseSectionKind.IncidentScope),
        ("vulnerability surface", CaseSectionKind.Vulnerabilities),
        ("vulnerabilities", CaseSectionKind.Vulnerabilities),
        ("correlation", CaseSectionKind.Correlation),
        ("recommended next", CaseSectionKind.NextChecks),
        ("next checks", CaseSectionKind.NextChecks),
        ("next steps", CaseSectionKind.NextChecks),
    ];

    /// <summary>The Markdown lines, without what is fenced.</summary>
    public IEnumerable<CaseFileLine> Plain => Lines.Where(line => !line.Fenced).Select(line => line.Line);

    /// <summary>Cuts a file at its headings. The same section may come twice; its lines then follow one another.</summary>
    public static ImmutableArray<CaseSection> Split(ImmutableArray<CaseFileLine> lines)
    {
        var sections = ImmutableArray.CreateBuilder<CaseSection>();
        var current = ImmutableArray.CreateBuilder<(CaseFileLine, bool)>();
        var kind = CaseSectionKind.Head;
        var fence = new FenceTracker(lines);
        for (var index = 0; index < lines.Length; index++)
        {
            var isFenced = fence.Covers(index);
            if (!isFenced && KindOf(lines[index].Text, kind) is { } next)
            {
                sections.Add(new CaseSection(kind, current.DrainToImmutable()));
                kind = next;
                continue;
            }
            if (!isFenced && kind != CaseSectionKind.Head && IsRule(lines, index))
            {
                sections.Add(new CaseSection(kind, current.DrainToImmutable()));
                kind = CaseSectionKind.Other; // The footer.
                continue;
            }
            current.Add((lines[index], isFenced));
        }
        sections.Add(new CaseSection(kind, current.DrainToImmutable()));
        return sections.ToImmutable();
    }

    /// <summary>How many hashes start a heading; 0 for a line that is none.</summary>
    public static int Level(string line)
    {
        var text = line.AsSpan().TrimStart(' ');
        var hashes = text.IndexOfAnyExcept('#');
        return hashes is > 0 and <= 6 && text[hashes] is ' ' or '\t' ? hashes : 0;
    }

    /// <summary>The words of a heading, without hashes, numbers and emphasis.</summary>
    public static string Words(string line) => line.Trim().Trim('#', ' ', '\t', '*', '_');

    /// <summary>A line of dashes after an empty one. Right under text it would make that a heading.</summary>
    private static bool IsRule(ImmutableArray<CaseFileLine> lines, int index) =>
        lines[index].Trimmed is { Length: >= 3 } text
        && text.AsSpan().IndexOfAnyExcept('-') < 0
        && (index == 0 || lines[index - 1].Trimmed.Length == 0);

    /// <summary>The section that a line begins; null for one that begins none. The title is a heading of the head.</summary>
    private static CaseSectionKind? KindOf(string line, CaseSectionKind current)
    {
        if (Level(line) == 0)
        {
            return null;
        }
        var words = Words(line).TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ')', ' ');
        foreach (var (begins, kind) in s_headings)
        {
            if (words.StartsWith(begins, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }
        return current == CaseSectionKind.Head ? null : CaseSectionKind.Other;
    }
}
