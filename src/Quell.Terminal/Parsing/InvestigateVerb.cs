using System.CommandLine;
using Quell.Domain.Events;
using Quell.Terminal.Verbs;

namespace Quell.Terminal.Parsing;

internal static class InvestigateVerb
{
    public static Command Build(IVerbs verbs)
    {
        var command = new Verb(
            "investigate",
            "Build an event's case file for `respond`. Read-only.",
            "quell investigate --tenant embedded:exec-lateral"
        );
        var id = new Argument<EventId?>("EVENT_ID")
        {
            Description = "The event, 32 hex digits; picked from the last 24 hours when left out",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = Values.Event,
        };
        var tenant = new TenantOptionSet();
        var caseFiles = SharedOptions.CaseFiles();
        var plain = SharedOptions.Plain();
        var state = SharedOptions.State();
        command.Add(id);
        tenant.AddTo(command);
        command.Add(caseFiles);
        command.Add(plain);
        command.Add(state);
        command.SetAction(
            (parsed, cancellationToken) =>
                verbs.InvestigateAsync(
                    new InvestigateOptions
                    {
                        Event = parsed.GetValue(id),
                        Tenant = tenant.Read(parsed),
                        CaseFiles = parsed.GetValue(caseFiles),
                        Plain = parsed.GetValue(plain),
                        State = parsed.GetValue(state),
                    },
                    cancellationToken
                )
        );
        return command;
    }
}
