using System.Text.Json;
using Quell.Domain;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.Journal;
using Quell.Knowledge;
using Quell.Reports;
using Quell.Reports.Html;
using Quell.Reports.Ocsf;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;
using Quell.Runbook.Report;
using Quell.Terminal.Verbs;

namespace Quell;

/// <content>The verbs that only read journals.</content>
internal sealed partial class Verbs
{
    public Task<int> CaseListAsync(CaseListOptions options, CancellationToken cancellationToken)
    {
        if (Cases(options.State) is not { } cases)
        {
            return Code(ExitCode.StoppedByInput);
        }
        var known = cases
            .List()
            .Select(id => (Id: id, State: CaseState.Fold(cases.Read(id) ?? []), Broken: !cases.Verify(id).Intact))
            .ToList();
        if (options.Json)
        {
            Console.Out.WriteLine(CaseListing.Json(known));
            return Code(ExitCode.Success);
        }
        foreach (var line in CaseListing.Lines(known, Folder(options.State)))
        {
            Print(line);
        }
        return Code(ExitCode.Success);
    }

    public Task<int> CaseShowAsync(CaseShowOptions options, CancellationToken cancellationToken)
    {
        if (Read(options.State, options.Case) is not { } entries)
        {
            return Code(ExitCode.StoppedByInput);
        }
        if (options.Json)
        {
            Console.Out.WriteLine(CaseListing.Json(entries));
            return Code(Judged(options.State, options.Case));
        }
        var state = CaseState.Fold(entries);
        foreach (var line in options.Brief ? CaseBrief.Of(state) : ReportWords.Inline(CaseReport.Of(entries)))
        {
            Print(line);
        }
        return Code(Judged(options.State, options.Case));
    }

    public Task<int> CaseVerifyAsync(CaseVerifyOptions options, CancellationToken cancellationToken)
    {
        if (Read(options.State, options.Case) is null || Cases(options.State) is not { } cases)
        {
            return Code(ExitCode.StoppedByInput);
        }
        var verdict = cases.Verify(options.Case);
        Print($"{options.Case}: {(verdict.Intact ? "intact" : "BROKEN")}. {verdict.Finding}");
        var evidence = cases.VerifyEvidence(options.Case);
        Print($"evidence: {(evidence.Sound ? $"{evidence.Pieces} pieces, each there and unchanged." : "BROKEN.")}");
        foreach (var finding in evidence.Findings)
        {
            Print($"  {finding}");
        }
        var anchored = Anchored(cases, options);
        return Code(verdict.Intact && evidence.Sound && anchored ? ExitCode.Success : ExitCode.ProgramFailed);
    }

    private static bool Anchored(CaseStore cases, CaseVerifyOptions options)
    {
        if (options.Anchor is not { } hash)
        {
            return true;
        }
        var anchor = cases.VerifyAnchor(options.Case, hash);
        Print($"anchor: {(anchor.Proven ? "proven" : "NOT PROVEN")}. {anchor.Finding}");
        return anchor.Proven;
    }

    public Task<int> ReportAsync(ReportOptions options, CancellationToken cancellationToken)
    {
        if (Read(options.State, options.Case) is not { } entries)
        {
            return Code(ExitCode.StoppedByInput);
        }
        var report = Rendered(options.Format, CaseReport.Of(entries));
        if (options.Output is not { } path)
        {
            Console.Out.Write(report);
            return Code(Judged(options.State, options.Case));
        }
        var passing = PassingFile.For(path);
        PassingFile.RemoveAbandoned(Path.GetDirectoryName(passing)!, machine.Clock.GetUtcNow());
        if (ReportFile.Write(path, passing, report) is { } trouble)
        {
            Say(trouble);
            return Code(ExitCode.ProgramFailed);
        }
        return Code(Judged(options.State, options.Case));
    }

    private static string Rendered(ReportFormat format, CaseReport report) =>
        format switch
        {
            ReportFormat.Terminal => string.Concat(ReportWords.Inline(report).Select(line => line + "\n")),
            ReportFormat.Markdown => new MarkdownReport().Render(report),
            ReportFormat.Html => new HtmlReport().Render(report),
            ReportFormat.Json => new JsonReport().Render(report),
            ReportFormat.Ocsf => new OcsfReport(ResponseKnowledge.Embedded).Render(report),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };

    /// <summary>What was printed of a journal whose chain does not hold is only its intact beginning, and that is said last.</summary>
    private ExitCode Judged(string? state, CaseId id)
    {
        if (Cases(state)?.Verify(id) is not { Intact: false } verdict)
        {
            return ExitCode.Success;
        }
        Say(
            new Trouble(
                $"The journal of case {Domain.Text.Printable.Of(id.Value, 80)} is BROKEN: this is only what stands before the break.",
                verdict.Finding,
                $"Do not rely on it; look with `quell case verify {Domain.Text.Printable.Of(id.Value, 80)}{Folder(state)}` and at the tenant's own history."
            )
        );
        return ExitCode.ProgramFailed;
    }

    private IReadOnlyList<JournalEntry>? Read(string? state, CaseId id)
    {
        if (Cases(state) is not { } cases)
        {
            return null;
        }
        if (cases.Read(id) is { } entries)
        {
            return entries;
        }
        Say(
            new Trouble(
                $"There is no case {Domain.Text.Printable.Of(id.Value, 80)}.",
                "No journal of that name is in the state folder.",
                $"List the cases with `quell case list{Folder(state)}`."
            )
        );
        return null;
    }

    private string Folder(string? state) => TenantSource.StateOption(state is null ? null : machine.StateFolder(state));

    private static Task<int> Code(ExitCode code) => Task.FromResult((int)code);
}
