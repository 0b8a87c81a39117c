using System.Text.Json.Nodes;
using CsCheck;
using Quell.Lab.SysQl;

namespace Quell.Lab.Tests.SysQl;

public sealed class SysQlTests
{
    private static readonly Graph s_graph = Small();

    [Theory]
    [InlineData("MATCH KubeWorkload AS w RETURN w.name AS n", """[{"n":"web"},{"n":"db"},{"n":"batch"}]""")]
    [InlineData("MATCH KubeWorkload AS w WHERE w.name = 'web' RETURN w.name;", """[{"w.name":"web"}]""")]
    [InlineData(
        "MATCH KubeWorkload WHERE KubeWorkload.name = 'db' RETURN KubeWorkload.type AS t",
        """[{"t":"StatefulSet"}]"""
    )]
    [InlineData("MATCH KubeWorkload AS w WHERE w.isExposed RETURN w.name AS n", """[{"n":"web"}]""")]
    [InlineData("MATCH KubeWorkload AS w WHERE w.isExposed = false RETURN w.name AS n", """[{"n":"db"}]""")]
    [InlineData("MATCH KubeWorkload AS w WHERE NOT w.isExposed = true RETURN w.name AS n", """[{"n":"db"}]""")]
    [InlineData("MATCH KubeWorkload AS w WHERE w.name != 'web' RETURN w.name AS n", """[{"n":"db"},{"n":"batch"}]""")]
    [InlineData(
        "MATCH KubeWorkload AS w WHERE w.name = 'web' OR w.name = 'db' AND w.type = 'Nope' RETURN w.name AS n",
        """[{"n":"web"}]"""
    )]
    [InlineData(
        "MATCH KubeWorkload AS w WHERE (w.name = 'web' OR w.name = 'db') AND w.type = 'StatefulSet' RETURN w.name AS n",
        """[{"n":"db"}]"""
    )]
    [InlineData("MATCH KubeWorkload AS w WHERE w.name IN ['db', 'x'] RETURN w.name AS n", """[{"n":"db"}]""")]
    [InlineData("MATCH KubeWorkload AS w WHERE w.name =~ '(?i).*EB' RETURN w.name AS n", """[{"n":"web"}]""")]
    [InlineData("MATCH KubeWorkload AS w WHERE w.name =~ 'e' RETURN w.name AS n", "[]")]
    [InlineData("MATCH KubeWorkload AS w WHERE w.name CONTAINS 'at' RETURN w.name AS n", """[{"n":"batch"}]""")]
    [InlineData("MATCH KubeWorkload AS w WHERE w.name = 'o\\'hara\\\\' RETURN w.name AS n", "[]")]
    [InlineData("MATCH KubeWorkload AS w RETURN w.name AS n ORDER BY n LIMIT 2", """[{"n":"batch"},{"n":"db"}]""")]
    [InlineData("MATCH KubeWorkload AS w RETURN w.name AS n ORDER BY w.name DESC LIMIT 1 OFFSET 1", """[{"n":"db"}]""")]
    [InlineData("MATCH KubeWorkload AS w RETURN count() AS c", """[{"c":3}]""")]
    [InlineData("MATCH KubeWorkload AS w WHERE w.name = 'none' RETURN count(w) AS c", """[{"c":0}]""")]
    [InlineData(
        "MATCH KubeWorkload AS w RETURN w.namespaceName AS ns, count(DISTINCT w.type) AS c ORDER BY ns",
        """[{"ns":"ops","c":1},{"ns":"shop","c":2}]"""
    )]
    [InlineData(
        "MATCH KubeWorkload AS w HAS Container AS c RUNS Image AS i AFFECTED_BY Vulnerability AS v "
            + "WHERE w.name = 'web' AND v.cvssScore >= 9 RETURN DISTINCT v.name AS cve, v.hasExploit AS exploit",
        """[{"cve":"CVE-1","exploit":true}]"""
    )]
    [InlineData(
        "MATCH Vulnerability AS v AFFECTS Image AS i WHERE v.cvssScore < 9.5 RETURN i.name AS i, v.name AS v",
        """[{"i":"img","v":"CVE-2"}]"""
    )]
    [InlineData(
        "MATCH KubeWorkload AS w OPTIONAL MATCH w HAS Container AS c RETURN w.name AS n, c.name AS c",
        """[{"n":"web","c":"app"},{"n":"web","c":"proxy"},{"n":"db","c":null},{"n":"batch","c":null}]"""
    )]
    [InlineData(
        "MATCH KubeWorkload AS w OPTIONAL MATCH KubeWorkload AS w HAS Container AS c RETURN w.name AS n, count(c) AS c",
        """[{"n":"web","c":2},{"n":"db","c":0},{"n":"batch","c":0}]"""
    )]
    [InlineData(
        "MATCH KubeServiceAccount AS s HAS KubeRoleBinding AS b HAS KubeClusterRole AS r RETURN s.name AS s, r.name AS r",
        """[{"s":"sa","r":"role"}]"""
    )]
    [InlineData(
        "MATCH Container AS c WHERE c.name = 'app' RETURN c",
        """[{"c":{"name":"app","namespaceName":"shop"}}]"""
    )]
    public void Known_queries_are_answered(string query, string items)
    {
        var answer = SysQlEngine.Run(query, s_graph).ShouldBeOfType<SysQlAnswer.Answered>();

        answer.Items.ToJsonString().ShouldBe(items);
    }

    [Theory]
    [InlineData("MATCH (w:KubeWorkload)-[:HAS]->(c) RETURN w", "expected an entity")]
    [InlineData("match KubeWorkload AS w return w", "expected MATCH")]
    [InlineData("MATCH KubeService AS s RETURN s", "unknown entity type 'KubeService'")]
    [InlineData("MATCH KubeService AS s EXPOSES KubeWorkload AS w RETURN s", "unknown entity type 'KubeService'")]
    [InlineData("MATCH KubeWorkload AS w USES KubeServiceAccount AS s RETURN s", "no relationship 'USES'")]
    [InlineData("MATCH KubeWorkload AS w HAS KubeServiceAccount AS s RETURN s", "no relationship 'HAS'")]
    [InlineData("MATCH KubeServiceAccount AS s ASSUMES AWSAccount AS r RETURN r", "no relationship 'ASSUMES'")]
    [InlineData("MATCH KubeWorkload AS w HAS Container AS c HAS KubeWorkload AS x RETURN w", "no relationship 'HAS'")]
    [InlineData(
        "MATCH Image AS i AFFECTED_BY Vulnerability AS v AFFECTS Image AS j RETURN i",
        "may not come back to an entity type"
    )]
    [InlineData("MATCH KubeWorkload AS w WHERE w.cluster = 'c1' RETURN w", "unknown field 'cluster' of 'KubeWorkload'")]
    [InlineData("MATCH KubeWorkload AS w WHERE w.namespace = 'x' RETURN w", "unknown field 'namespace'")]
    [InlineData("MATCH KubeWorkload AS w RETURN x.name", "'x' at column 32 is not an alias")]
    [InlineData("MATCH KubeWorkload AS w RETURN w.name, w.name", "more than once")]
    [InlineData("MATCH KubeWorkload AS w WHERE w.name = 3 RETURN w", "= cannot take Text and Number")]
    [InlineData("MATCH KubeWorkload AS w WHERE w.labels = 'x' RETURN w", "cannot take Map")]
    [InlineData("MATCH KubeWorkload AS w WHERE w.name RETURN w", "a condition cannot take Text")]
    [InlineData("MATCH KubeWorkload AS w WHERE w.name = 'a RETURN w", "missing closing quote")]
    [InlineData("MATCH KubeWorkload AS w WHERE w.name = \"a\" RETURN w", "token recognition error")]
    [InlineData("MATCH KubeWorkload AS w WHERE w.name =~ '(' RETURN w", "invalid regular expression")]
    [InlineData("MATCH KubeWorkload AS w WHERE w.name =~ '(?=a)b' RETURN w", "invalid regular expression")]
    [InlineData("MATCH KubeWorkload AS w RETURN w LIMIT 1001", "from 1 to 1000")]
    [InlineData("MATCH KubeWorkload AS w RETURN w LIMIT 0", "from 1 to 1000")]
    [InlineData("MATCH KubeWorkload AS w RETURN w OFFSET 10001", "from 0 to 10000")]
    [InlineData("MATCH KubeWorkload AS w RETURN w; DROP", "expected end of query")]
    [InlineData("MATCH KubeWorkload AS w", "expected RETURN")]
    [InlineData("MATCH KubeWorkload AS w OPTIONAL MATCH Host AS h RETURN w", "OPTIONAL MATCH must begin")]
    [InlineData("MATCH KubeWorkload AS w RETURN w.name AS n, count() AS c ORDER BY w.type", "ORDER BY must name")]
    [InlineData("", "expected MATCH")]
    public void The_rest_is_rejected_with_a_reason(string query, string reason)
    {
        var answer = SysQlEngine.Run(query, s_graph).ShouldBeOfType<SysQlAnswer.Rejected>();

        answer.Message.ShouldContain(reason);
    }

    [Fact]
    public void Deep_and_long_conditions_end_in_a_rejection_or_an_answer()
    {
        var deep = new string('(', 4000) + "w.isExposed" + new string(')', 4000);
        var wide = string.Join(" OR ", Enumerable.Repeat("w.isExposed", 500));
        var nots = string.Concat(Enumerable.Repeat("NOT ", 2000)) + "w.isExposed";

        Run(deep).ShouldBeOfType<SysQlAnswer.Rejected>();
        Run(nots).ShouldBeOfType<SysQlAnswer.Rejected>();
        Run(wide).ShouldBeOfType<SysQlAnswer.Answered>().Items.Count.ShouldBe(1);

        static SysQlAnswer Run(string where) =>
            SysQlEngine.Run($"MATCH KubeWorkload AS w WHERE {where} RETURN w.name", s_graph);
    }

    [Fact]
    public void No_text_makes_the_engine_throw()
    {
        var words = Gen.OneOf<string>(
            "MATCH",
            "OPTIONAL",
            "KubeWorkload",
            "Container",
            "Image",
            "AS",
            "w",
            "c",
            "HAS",
            "RUNS",
            "WHERE",
            "w.name",
            "w.isExposed",
            "=",
            "!=",
            "=~",
            "<",
            "'a'",
            "'",
            "'('",
            "IN",
            "[",
            "]",
            "(",
            ")",
            ",",
            "AND",
            "OR",
            "NOT",
            "CONTAINS",
            "RETURN",
            "DISTINCT",
            "count(",
            "ORDER",
            "BY",
            "LIMIT",
            "OFFSET",
            "3",
            "-",
            ";",
            "true",
            "\u202e",
            "\0"
        );
        var begun = words.Array[0, 14].Select(w => "MATCH KubeWorkload AS w " + string.Join(' ', w));
        var ended = words.Array[0, 8].Select(w => $"MATCH KubeWorkload AS w WHERE {string.Join(' ', w)} RETURN w");
        var texts = Gen.OneOf(Gen.String, words.Array[0, 14].Select(w => string.Join(' ', w)), begun, ended);

        texts.Sample(
            text =>
            {
                if (SysQlEngine.Run(text, s_graph) is SysQlAnswer.Rejected rejected)
                {
                    rejected.Message.ShouldNotBeEmpty();
                }
            },
            iter: 10_000
        );
    }

    private static Graph Small()
    {
        var graph = new Graph();
        var web = Workload(graph, "web", "Deployment", "shop").With("isExposed", true);
        Workload(graph, "db", "StatefulSet", "shop").With("isExposed", false);
        Workload(graph, "batch", "CronJob", "ops");
        var image = graph.Add("Image", "img").With("name", "img");
        foreach (var name in new[] { "app", "proxy" })
        {
            var container = graph.Add("Container", name).With("name", name).With("namespaceName", "shop");
            web.Relate("HAS", container);
            container.Relate("RUNS", image);
        }

        foreach (var (name, score) in new[] { ("CVE-1", 10m), ("CVE-2", 7.5m) })
        {
            image.Relate(
                "AFFECTED_BY",
                graph
                    .Add("Vulnerability", name)
                    .With("name", name)
                    .With("cvssScore", score)
                    .With("hasExploit", score > 9)
            );
        }

        var binding = graph.Add("KubeRoleBinding", "b").With("name", "b");
        graph.Add("KubeServiceAccount", "sa").With("name", "sa").Relate("HAS", binding);
        binding.Relate("HAS", graph.Add("KubeClusterRole", "role").With("name", "role"));
        return graph;
    }

    private static Entity Workload(Graph graph, string name, string type, string space) =>
        graph
            .Add("KubeWorkload", name)
            .With("name", name)
            .With("type", type)
            .With("namespaceName", space)
            .With("labels", new JsonObject { ["app"] = name });
}
