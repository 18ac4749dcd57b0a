/* One epoch of stochastic gradient ascent for a linear chain conditional random field with five labels.
 *
 * Lafferty, McCallum, Pereira 2001; decay of the step after Bottou 2010; `margin` adds a cost to missing content
 * between quotation marks (softmax-margin, Gimpel and Smith 2010). Chunks allow several right labels (bit masks): the
 * likelihood sums over them. Weights are stored divided by *scale, so that decay costs one product. */
#include <math.h>
#include <stdlib.h>

enum { LABELS = 5, PAIRS = 25, OUTSIDE = 0, INSIDE = 2, CONTENT = 1 << 1 | 1 << 2, QUOTED = 1 << 5 };

/* Forward-backward over n chunks; 0 where no label sequence is possible. */
static int marginals(int n, const double *states, const double *links, const int *masks, double *single, double *pair,
                     double *alpha, double *emitted) {
    double beta[LABELS] = {1, 1, 1, 1, 1};
    for (int k = 0; k < n; k++) {
        double *a = alpha + LABELS * k, *e = emitted + LABELS * k, total = 0;
        for (int j = 0; j < LABELS; j++) e[j] = masks && !(masks[k] >> j & 1) ? 0 : states[LABELS * k + j];
        for (int j = 0; j < LABELS; j++) {
            double sum = j == INSIDE ? 0 : 1;
            if (k) {
                sum = 0;
                for (int i = 0; i < LABELS; i++) sum += a[i - LABELS] * links[PAIRS * (k - 1) + LABELS * i + j];
            }
            a[j] = sum * e[j];
            total += a[j];
        }
        if (!(total > 0)) return 0;
        for (int j = 0; j < LABELS; j++) a[j] /= total;
    }
    for (int k = n - 1; k >= 0; k--) {
        double *a = alpha + LABELS * k, total = 0;
        for (int j = 0; j < LABELS; j++) total += single[LABELS * k + j] = a[j] * beta[j];
        if (!(total > 0)) return 0;
        for (int j = 0; j < LABELS; j++) single[LABELS * k + j] /= total;
        if (!k) break;
        const double *link = links + PAIRS * (k - 1);
        double *both = pair + PAIRS * (k - 1), right[LABELS], next[LABELS], top = 0;
        for (int j = 0; j < LABELS; j++) right[j] = emitted[LABELS * k + j] * beta[j];
        total = 0;
        for (int i = 0; i < LABELS; i++)
            for (int j = 0; j < LABELS; j++) total += both[LABELS * i + j] = a[i - LABELS] * link[LABELS * i + j] * right[j];
        if (!(total > 0)) return 0;
        for (int i = 0; i < PAIRS; i++) both[i] /= total;
        for (int i = 0; i < LABELS; i++) {
            next[i] = 0;
            for (int j = 0; j < LABELS; j++) next[i] += link[LABELS * i + j] * right[j];
            if (next[i] > top) top = next[i];
        }
        for (int i = 0; i < LABELS; i++) beta[i] = next[i] / top;
    }
    return 1;
}

/* out[j] = exp(scale * (sum of rows - greatest sum)) */
static void potentials(const int *ids, int count, const double *rows, int width, double scale, double *out) {
    double sums[PAIRS] = {0}, top;
    for (int x = 0; x < count; x++)
        for (int j = 0; j < width; j++) sums[j] += rows[(long)width * ids[x] + j];
    top = sums[0];
    for (int j = 1; j < width; j++) top = sums[j] > top ? sums[j] : top;
    for (int j = 0; j < width; j++) out[j] = exp(scale * (sums[j] - top));
}

static void update(const int *ids, int count, double *rows, int width, const double *wanted, const double *seen,
                   double gain, double least) {
    for (int j = 0; j < width; j++) {
        double difference = wanted[j] - seen[j];
        if (fabs(difference) <= least) continue;
        for (int x = 0; x < count; x++) rows[(long)width * ids[x] + j] += gain * difference;
    }
}

/* Paragraph p has lengths[p] chunks from bases[p]; chunk c has the features feature_ids[feature_at[c] ..
 * feature_at[c + 1]) and, towards the chunk before it, pair_ids[pair_at[c] .. pair_at[c + 1]). */
void epoch(int paragraphs, const int *order, const int *lengths, const long *bases, const int *feature_at,
           const int *feature_ids, const int *pair_at, const int *pair_ids, const int *masks, double *state_rows,
           double *link_rows, double rate, double strength, double margin, double least, int longest, long *step,
           double *scale) {
    size_t room = (size_t)longest * sizeof(double);
    double *states = malloc(room * LABELS), *links = malloc(room * PAIRS), *alpha = malloc(room * LABELS);
    double *emitted = malloc(room * LABELS), *single[2], *pair[2], cost = exp(margin);
    for (int i = 0; i < 2; i++) single[i] = malloc(room * LABELS), pair[i] = malloc(room * PAIRS);
    for (int q = 0; q < paragraphs; q++) {
        int p = order[q], n = lengths[p];
        long base = bases[p];
        double eta = rate / (1 + rate * strength * (double)(*step)++);
        *scale *= 1 - eta * strength;
        for (int k = 0; k < n; k++) {
            long c = base + k;
            potentials(feature_ids + feature_at[c], feature_at[c + 1] - feature_at[c], state_rows, LABELS, *scale,
                       states + LABELS * k);
            if (!k) continue;
            double *link = links + PAIRS * (k - 1);
            potentials(pair_ids + pair_at[c], pair_at[c + 1] - pair_at[c], link_rows, PAIRS, *scale, link);
            for (int i = 0; i < LABELS; i++)
                if (i != 1 && i != INSIDE) link[LABELS * i + INSIDE] = 0;
        }
        if (!marginals(n, states, links, masks + base, single[0], pair[0], alpha, emitted)) continue;
        for (int k = 0; k < n; k++)
            if (!(masks[base + k] & (1 << OUTSIDE)) && masks[base + k] & CONTENT)
                states[LABELS * k + OUTSIDE] *= masks[base + k] & QUOTED ? cost : sqrt(cost);
        if (!marginals(n, states, links, 0, single[1], pair[1], alpha, emitted)) continue;
        for (int k = 0; k < n; k++) {
            long c = base + k;
            update(feature_ids + feature_at[c], feature_at[c + 1] - feature_at[c], state_rows, LABELS,
                   single[0] + LABELS * k, single[1] + LABELS * k, eta / *scale, least);
            if (k)
                update(pair_ids + pair_at[c], pair_at[c + 1] - pair_at[c], link_rows, PAIRS, pair[0] + PAIRS * (k - 1),
                       pair[1] + PAIRS * (k - 1), eta / *scale, least);
        }
    }
    for (int i = 0; i < 2; i++) free(single[i]), free(pair[i]);
    free(states), free(links), free(alpha), free(emitted);
}

/* Adds the weights themselves, after an epoch, for their average. */
void add(long count, const double *rows, double scale, double *sums) {
    for (long i = 0; i < count; i++) sums[i] += scale * rows[i];
}
