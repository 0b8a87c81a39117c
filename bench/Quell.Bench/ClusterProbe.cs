using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Quell.Domain.Calls;
using Quell.Runbook.Ports;
using Quell.Surfaces;
using Quell.Surfaces.Kubectl;

namespace Quell.Bench;

/// <summary>Step B on a real API server, in a namespace of 5,000 Pods, against plain kubectl with the same lines one after another.</summary>
internal static class ClusterProbe
{
    private const string Time = "probe of 5,000 Pods";
    private const string Memory = "memory of that probe";
    private const string TimeBudget = "at most 1.3 x plain kubectl";
    private const string MemoryBudget = "at most 3 x the bytes read";
    private const string Variable = "QUELL_BENCH_KUBECONFIG";
    private const string Space = "quell-bench";

    public static async Task<ImmutableArray<Measured>> MeasureAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } kubeconfig)
        {
            const string why = $"{Variable} names no kubeconfig of a cluster that may be filled";
            return [Measured.NotHere(Time, TimeBudget, why), Measured.NotHere(Memory, MemoryBudget, why)];
        }
        var runner = new Counting(
            new ProcessRunner(
                ProgramEnvironment.From(
                    Environment
                        .GetEnvironmentVariables()
                        .Cast<System.Collections.DictionaryEntry>()
                        .Where(entry => (string)entry.Key is not "KUBECONFIG")
                        .Append(new System.Collections.DictionaryEntry("KUBECONFIG", kubeconfig))
                        .ToDictionary(
                            entry => (string)entry.Key,
                            entry => (string?)entry.Value,
                            StringComparer.Ordinal
                        ),
                    Environment.CurrentDirectory
                )
            )
        );
        await FillAsync(kubeconfig);
        await ProbeRun.RunAsync(new KubectlSurface(runner), Space, "pod-0001");

        // Once warm, three times in turn; the middle one counts.
        var (ours, plain) = (new List<double>(), new List<double>());
        var (most, bytes) = (0L, 0L);
        for (var i = 0; i < 3; i++)
        {
            runner.Bytes = 0;
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            using var peak = new PeakMemory();
            var watch = Stopwatch.StartNew();
            var lines = await ProbeRun.RunAsync(new KubectlSurface(runner), Space, "pod-0001");
            ours.Add(watch.Elapsed.TotalSeconds);
            (most, bytes) = (Math.Max(most, peak.Grown), runner.Bytes);

            watch.Restart();
            foreach (var line in lines)
            {
                await runner.RunAsync(
                    new ProgramRun("kubectl", line, TimeSpan.FromMinutes(2), long.MaxValue / 2),
                    CancellationToken.None
                );
            }
            plain.Add(watch.Elapsed.TotalSeconds);
        }
        var (mine, theirs) = (Middle.Of(ours), Middle.Of(plain));
        return
        [
            new(Time, $"{mine:0.00} s", $"{theirs:0.00} s of kubectl", mine / theirs, TimeBudget, mine <= 1.3 * theirs),
            new(
                Memory,
                $"{most / 1e6:0.0} MB",
                $"{bytes / 1e6:0.0} MB read",
                (double)most / bytes,
                MemoryBudget,
                most <= 3 * bytes
            ),
        ];
    }

    private static async Task FillAsync(string kubeconfig)
    {
        if (
            (await KubectlAsync(kubeconfig, null, "get", "namespace", Space, "--ignore-not-found", "-o", "name")).Length
            > 0
        )
        {
            return;
        }
        await KubectlAsync(kubeconfig, null, "create", "namespace", Space);
        while (
            (
                await KubectlAsync(
                    kubeconfig,
                    null,
                    "get",
                    "serviceaccount",
                    "default",
                    "-n",
                    Space,
                    "--ignore-not-found",
                    "-o",
                    "name"
                )
            ).Length == 0
        )
        {
            await Task.Delay(200);
        }
        var text = new StringBuilder();
        for (var i = 1; i <= 5000; i++)
        {
            text.Append(
                $"---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: pod-{i:0000}\n  namespace: {Space}\n  labels: {{ app: app-{i % 500}, tier: web, release: stable, version: v1.2.3 }}\n"
            );
            text.Append(
                $"spec:\n  volumes: [{{ name: cache, emptyDir: {{}} }}, {{ name: settings, configMap: {{ name: settings }} }}]\n  containers:\n"
            );
            text.Append(
                "    - { name: app, image: \"registry.example.com/shop/app:1.2.3\", env: [{ name: A, value: one }, { name: B, value: two }, { name: C, value: three }], resources: { requests: { cpu: 100m, memory: 64Mi } }, livenessProbe: { httpGet: { path: /live, port: 8080 } }, readinessProbe: { httpGet: { path: /ready, port: 8080 } }, volumeMounts: [{ name: cache, mountPath: /cache }] }\n"
            );
            text.Append(
                "    - { name: proxy, image: \"registry.example.com/mesh/proxy:1.20.1\", args: [proxy, sidecar, --log-level, warn], env: [{ name: D, value: four }, { name: E, value: five }] }\n"
            );
        }
        for (var i = 0; i < 500; i++)
        {
            text.Append(
                $"---\napiVersion: v1\nkind: Service\nmetadata: {{ name: svc-{i}, namespace: {Space} }}\nspec: {{ clusterIP: None, selector: {{ app: app-{i} }}, ports: [{{ port: 80 }}] }}\n"
            );
            text.Append(
                $"---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{ name: policy-{i}, namespace: {Space} }}\nspec: {{ podSelector: {{ matchLabels: {{ app: app-{i} }} }}, policyTypes: [Ingress], ingress: [{{ from: [{{ podSelector: {{ matchLabels: {{ tier: web }} }} }}] }}] }}\n"
            );
        }
        await KubectlAsync(kubeconfig, text.ToString(), "create", "-f", "-");
    }

    private static async Task<string> KubectlAsync(string kubeconfig, string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("kubectl", arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["KUBECONFIG"] = kubeconfig },
        };
        using var kubectl = Process.Start(start)!;
        var output = kubectl.StandardOutput.ReadToEndAsync();
        await kubectl.StandardInput.WriteAsync(input);
        kubectl.StandardInput.Close();
        await kubectl.WaitForExitAsync();
        return await output;
    }

    private sealed class Counting(IProgramRunner inner) : IProgramRunner
    {
        public long Bytes;

        public async ValueTask<ProgramOutcome> RunAsync(ProgramRun run, CancellationToken cancellationToken)
        {
            var outcome = await inner.RunAsync(run, cancellationToken);
            if (outcome is ProgramOutcome.Exited exited)
            {
                Interlocked.Add(ref Bytes, exited.Output.Length);
            }
            return outcome;
        }
    }
}
