using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Questions;
using Quell.EndToEnd.Tests.InProcess;
using Quell.Lab;
using Quell.Lab.Scenarios;
using Quell.Reports;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Ports;
using Quell.Runbook.Propose;
using Quell.Runbook.Telling;
using Quell.Sysdig;

namespace Quell.EndToEnd.Tests.Plans;

/// <summary>A scenario planned once, with a person who must not be asked and cases that must not be touched.</summary>
internal sealed record Planning(ExitCode Code, string Json, CaseState State, ImmutableArray<Notice> Told)
{
    public JsonNode Document => JsonNode.Parse(Json)!;

    public IEnumerable<JsonNode> Proposals => Document["proposals"]!.AsArray().Select(proposal => proposal!);

    public static async Task<Planning> OfAsync(
        string scenario,
        string? eventId = null,
        IWorkstation? workstation = null,
        Func<ISurface, ISurface>? through = null
    )
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero));
        var loaded = ScenarioLibrary.Load(scenario).ShouldBeOfType<ScenarioReading.Loaded>().Scenario;
        await using var tenant = EmbeddedTenant.Open(loaded, clock);
        var endpoint = new McpEndpoint.Streams(tenant.ServerOutput, tenant.ServerInput, $"embedded:{scenario}");
        await using var surface = new SysdigSurface(endpoint, time: clock);
        var person = new ScriptedPerson((question, _) => throw Asked(question));
        var context = new RunContext
        {
            Options = new RunOptions { EventId = eventId ?? tenant.Scenario.EventId, PlanOnly = true },
            Person = person,
            Cases = new Untouched(),
            Workstation = workstation ?? new EmptyWorkstation(),
            Reports = new MarkdownReport(),
            Surfaces = ImmutableDictionary<Surface, ISurface>.Empty.Add(
                Surface.Sysdig,
                through?.Invoke(surface) ?? surface
            ),
            AllowList = AllowList.Runbook,
            Clock = clock,
            Session = 1,
            Who = "responder",
            Version = "quell test",
            TenantSource = $"embedded:{scenario}",
            Simulated = true,
        };
        await using var runner = new CaseRunner(context);
        var code = await runner.RunAsync(TestContext.Current.CancellationToken);
        var json = PlanDocument.Of(runner.State) is { } plan
            ? new JsonPlan().Render(plan)
            : new JsonPlan().Render(runner.Trouble!);
        return new Planning(code, json, runner.State, [.. person.Told]);
    }

    private static InvalidOperationException Asked(Question question) => new($"It asked {question.Kind}.");
}
