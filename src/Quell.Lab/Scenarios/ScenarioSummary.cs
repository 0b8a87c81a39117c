namespace Quell.Lab.Scenarios;

/// <summary>One line of the list of scenarios.</summary>
/// <param name="Name">What <c>--tenant embedded:NAME</c> takes.</param>
/// <param name="Title">A few words.</param>
/// <param name="Story">What happened, in one sentence.</param>
/// <param name="EventId">The incident's event: 32 hexadecimal digits.</param>
public sealed record ScenarioSummary(string Name, string Title, string Story, string EventId);
