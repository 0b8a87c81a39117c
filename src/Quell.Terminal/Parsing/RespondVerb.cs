using System.CommandLine;
using Quell.Domain.Events;
using Quell.Terminal.Configuration;
using Quell.Terminal.Verbs;

namespace Quell.Terminal.Parsing;

internal static class RespondVerb
{
    public static Command Build(IVerbs verbs)
    {
        var command = new Verb(
            "respond",
            "Take a runtime threat from its event to a verdict, every write behind its own yes. Resumes an unfinished case.",
            "quell respond --tenant embedded:cryptominer"
        );
        var id = new Argument<EventId?>("EVENT_ID")
        {
            Description = "The event, 32 hex digits; asked for when left out",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = Values.Event,
        };
        var tenant = new TenantOptionSet();
        var handoff = new Option<string?>("--handoff")
        {
            Description = "Who handed the event over",
            HelpName = "NAME",
            CustomParser = Values.Handoff,
        };
        var ticket = new Option<string?>("--ticket")
        {
            Description = "The investigation's ticket, to which the remediation log is appended behind its own yes",
            HelpName = "KEY",
            CustomParser = Values.Ticket,
        };
        var another = new Option<bool>("--new") { Description = "Start another case, whatever is unfinished" };
        var caseFiles = SharedOptions.CaseFiles();
        var plain = SharedOptions.Plain();
        var state = SharedOptions.State();
        var interval = SharedOptions.Number(SettingCatalog.WatchInterval);
        var polls = SharedOptions.Number(SettingCatalog.WatchPolls);

        command.Add(id);
        tenant.AddTo(command);
        command.Add(handoff);
        command.Add(ticket);
        command.Add(another);
        command.Add(caseFiles);
        command.Add(plain);
        command.Add(state);
        command.Add(interval);
        command.Add(polls);
        command.SetAction(
            (parsed, cancellationToken) =>
                verbs.RespondAsync(
                    new RespondOptions
                    {
                        Event = parsed.GetValue(id),
                        Tenant = tenant.Read(parsed),
                        Handoff = parsed.GetValue(handoff),
                        Ticket = parsed.GetValue(ticket),
                        New = parsed.GetValue(another),
                        CaseFiles = parsed.GetValue(caseFiles),
                        Plain = parsed.GetValue(plain),
                        State = parsed.GetValue(state),
                        WatchInterval = TimeSpan.FromSeconds(parsed.GetValue(interval)),
                        WatchPolls = parsed.GetValue(polls),
                    },
                    cancellationToken
                )
        );
        return command;
    }
}
