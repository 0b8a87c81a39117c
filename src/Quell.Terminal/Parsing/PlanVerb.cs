using System.Collections.Immutable;
using System.CommandLine;
using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Terminal.Verbs;

namespace Quell.Terminal.Parsing;

internal static class PlanVerb
{
    public static Command Build(IVerbs verbs)
    {
        var command = new Verb(
            "plan",
            "What a response would be, step 0 to the checklist: reads, never writes, never asks.",
            "quell plan --tenant embedded:cryptominer --json"
        );
        var id = new Argument<EventId?>("EVENT_ID")
        {
            Description = "The event, 32 hex digits; a practice scenario knows its own",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = Values.Event,
        };
        var tenant = new TenantOptionSet();
        var reads = new Option<ImmutableSortedSet<Surface>>("--authorize-read")
        {
            Description = "Surfaces that may be read as well, for this run only",
            HelpName = "kubectl,aws",
            CustomParser = Values.ReadableSurfaces,
            DefaultValueFactory = _ => [],
        };
        var json = SharedOptions.Json();
        var caseFiles = SharedOptions.CaseFiles();
        var plain = SharedOptions.Plain();
        command.Add(id);
        tenant.AddTo(command);
        command.Add(reads);
        command.Add(json);
        command.Add(caseFiles);
        command.Add(plain);
        command.SetAction(
            (parsed, cancellationToken) =>
                verbs.PlanAsync(
                    new PlanOptions
                    {
                        Event = parsed.GetValue(id),
                        Tenant = tenant.Read(parsed),
                        AuthorizedReads = parsed.GetValue(reads) ?? [],
                        Json = parsed.GetValue(json),
                        CaseFiles = parsed.GetValue(caseFiles),
                        Plain = parsed.GetValue(plain),
                    },
                    cancellationToken
                )
        );
        return command;
    }
}
