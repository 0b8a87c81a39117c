using Quell.Measures;

namespace Quell.Knowledge.Tests.Incidents;

/// <summary>How much of what a responder would have to be told in twelve public incidents is told.</summary>
public sealed class RecallTests
{
    [Fact]
    public void Every_action_of_every_incident_has_labels_and_every_label_has_its_source()
    {
        var actions = IncidentFile.Names.SelectMany(name =>
            IncidentFile.Read(name).Actions.Select(action => (name, action))
        );

        IncidentLabel
            .All.Select(label => (label.Incident, label.Action))
            .Distinct()
            .ShouldBe(actions, ignoreOrder: true);
        IncidentLabel.All.ShouldAllBe(label => label.Words.Length > 0 && label.From.Length > 0);
    }

    [Fact]
    public void What_is_told_and_what_is_not_is_as_it_was()
    {
        var missed = IncidentLabel.All.Where(label => !IsTold(label)).ToList();

        Figures.Add("recall.labels", IncidentLabel.All.Count);
        Figures.Add("recall.told", IncidentLabel.All.Count - missed.Count);
        string.Join('\n', missed.Select(label => $"{label.Incident} {label.Action}: {label.Expected} [{label.From}]"))
            .ShouldMatchApproved(options =>
                options
                    .SubFolder(Path.Combine("..", "Approved"))
                    .WithStringCompareOptions(StringCompareShould.IgnoreLineEndings)
                    .NoDiff()
            );
    }

    private static bool IsTold(IncidentLabel label) =>
        Told.Of(label.Action, IncidentFile.Read(label.Incident).Facts).Any(label.IsToldBy);
}
