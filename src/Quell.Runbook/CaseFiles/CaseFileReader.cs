using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Runbook.CaseFiles;

/// <summary>
/// Reads the case file of an investigation, in the documented form and in the ways in which real files stray from it.
/// There is no text that it cannot read, and nothing that it says is not in the text.
/// </summary>
public static class CaseFileReader
{
    /// <param name="path">For the citations.</param>
    /// <param name="writtenAt">When the investigation was made, UTC.</param>
    public static CaseFile Read(string path, string text, DateTimeOffset writtenAt)
    {
        var lines = CaseFileLines.Of(text);
        var sections = CaseSection.Split(lines);
        var facts = new CaseFileFacts(path, writtenAt);
        HeadReader.Read(sections, facts);
        foreach (var section in sections)
        {
            switch (section.Kind)
            {
                case CaseSectionKind.Summary:
                    SummaryReader.Read(section, facts);
                    break;
                case CaseSectionKind.WhatHappened:
                    HappenedReader.Read(section, facts);
                    break;
                case CaseSectionKind.AttackFlow:
                    TableReader.Rows(section, FactKeys.CaseTimeline, facts);
                    break;
                case CaseSectionKind.ResourceContext:
                    ContextReader.Read(section, facts);
                    break;
                case CaseSectionKind.IncidentScope:
                    ScopeReader.Read(section, facts);
                    break;
                case CaseSectionKind.Vulnerabilities:
                    SurfaceReader.Read(section, facts);
                    break;
                case CaseSectionKind.Correlation:
                    SummaryReader.Confidence(section, facts);
                    TableReader.Rows(section, FactKeys.CaseCorrelations, facts);
                    break;
                case CaseSectionKind.NextChecks:
                    TableReader.Items(section, FactKeys.CaseChecks, facts);
                    break;
            }
        }
        HeadReader.Footer(lines, facts);
        IndicatorReader.Read(lines, facts);
        return new CaseFile(
            HeadReader.EventIdOf(lines),
            facts.First(FactKeys.CaseTitle) ?? string.Empty,
            HeadReader.HeaderOf(lines),
            SummaryReader.TextOf(sections),
            facts.ToReadings(),
            HeadReader.IsSimulated(lines)
        );
    }

    /// <summary>The id that a file says it is about; empty when it says none.</summary>
    public static string EventIdOf(string text) => HeadReader.EventIdOf(CaseFileLines.Of(text));
}
