using System.Collections.Immutable;
using CsCheck;
using Quell.Domain.Facts;
using Quell.Runbook.Probe.Map;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Probe.Map;

public sealed class MapTreeTests
{
    private static readonly Citation s_event = new("event", "get_event_info {}");
    private static readonly Citation s_cluster = new("kubectl pod", "kubectl get pod x -n shop -o json");

    [Fact]
    public void The_tree_reads_like_this() =>
        string.Join('\n', MapTree.Of(Sample(), ["kubectl: read with your authorisation of this session"]))
            .ShouldMatchApproved(to => to.SubFolder("Approved").WithFileExtension(".txt").NoDiff());

    [Fact]
    public void Whatever_the_values_are_a_branch_is_one_line_without_control_characters() =>
        Gen
            .String.Array[0, 5]
            .Sample(values =>
            {
                var fact = new Fact.Known(new FactReading("k", [.. values], s_event, Incident.Start));
                var map = new MiniMap(
                    string.Concat(values),
                    [new MapSection("Inbound", [new MapLine("Services", fact, string.Empty)])],
                    []
                );

                var lines = MapTree.Of(map, []);
                lines.Length.ShouldBe(3 + (values.Length > 1 ? values.Length : 0));
                foreach (var line in lines)
                {
                    line.ShouldNotContain('\n');
                    line.ShouldNotContain('\u001b');
                }
            });

    [Fact]
    public void Sources_that_disagree_are_both_shown_with_their_source()
    {
        var lines = MapTree.Of(Sample(), []);

        lines.ShouldContain(line => line.Contains("replicas: CONFLICT, 2 sources disagree", StringComparison.Ordinal));
        lines.ShouldContain(line => line.EndsWith("├─ 3 [event]", StringComparison.Ordinal));
        lines.ShouldContain(line => line.EndsWith("└─ 1 [kubectl pod]", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Guardrail", "G-37")]
    public void No_outside_text_ends_a_label_of_the_diagram()
    {
        var fact = new Fact.Known(
            new FactReading(
                FactKeys.Services,
                ["x\"] --> y[\"<script>%%{init}%%;click w href"],
                s_event,
                Incident.Start
            )
        );
        var diagram = MapDiagram.Of(
            new MiniMap("a\"]\nend", [new MapSection("Inbound", [new MapLine("Services", fact, "")])], [])
        );

        diagram.Length.ShouldBe(4);
        diagram[1].ShouldBe("  w[\"a#34;#93;#92;nend\"]");
        diagram[2].ShouldStartWith("  n1[\"x#34;#93; --#62; y#91;");
        diagram.Skip(1).Take(2).ShouldAllBe(line => line.Count(sign => sign == '"') == 2);
    }

    [Fact]
    public void An_unknown_of_the_table_names_the_command_that_would_tell() =>
        MapTable
            .Rows(Sample())
            .ShouldContain(row => row[1] == "PDB" && row[4] == "would tell: kubectl get pdb -n shop -o json");

    private static MiniMap Sample()
    {
        var pdb = new Fact.Unknown(FactKeys.PdbCovering, UnknownReason.NotAsked, "not asked", "x");
        return new MiniMap(
            "shop/checkout",
            [
                new MapSection(
                    "Workload identity",
                    [
                        Line("cluster", FactKeys.Cluster, s_event, "prod-eu"),
                        Line(
                            "owner chain",
                            FactKeys.OwnerChain,
                            s_cluster,
                            "ReplicaSet/checkout-7d",
                            "Deployment/checkout"
                        ),
                        Line(
                            "image",
                            FactKeys.Image,
                            s_event,
                            "registry.example/" + new string('a', 120) + ":1 hostile\u001b[31m"
                        ),
                    ]
                ),
                new MapSection(
                    "PDB / HPA",
                    [
                        new MapLine(
                            "replicas",
                            new Fact.Conflicting(
                                FactKeys.Replicas,
                                [
                                    new FactReading(FactKeys.Replicas, ["3"], s_event, Incident.Start),
                                    new FactReading(FactKeys.Replicas, ["1"], s_cluster, Incident.Start),
                                ]
                            ),
                            string.Empty
                        ),
                        new MapLine("PDB", pdb, "kubectl get pdb -n shop -o json"),
                        new MapLine("disruptions allowed", pdb, "kubectl get pdb -n shop -o json"),
                        Line("HPA", FactKeys.Hpa, s_cluster),
                    ]
                ),
            ],
            [s_event, s_cluster]
        );
    }

    private static MapLine Line(string words, string key, Citation citation, params ImmutableArray<string> values) =>
        new(words, new Fact.Known(new FactReading(key, values, citation, Incident.Start)), string.Empty);
}
