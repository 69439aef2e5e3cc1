//! Statistics of measured numbers: the median, the range, and the exponent of growth.

/// The values of one measurement, one for each run.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Samples(Vec<f64>);

impl Samples {
    pub(super) fn push(&mut self, sample: f64) {
        self.0.push(sample);
    }

    /// The median. NaN if there are no samples.
    pub(super) fn median(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let middle = sorted.len() / 2;
        match (sorted.get(middle), sorted.len() % 2) {
            (Some(upper), 0) => f64::midpoint(sorted.get(middle - 1).copied().unwrap_or(*upper), *upper),
            (Some(sample), _) => *sample,
            (None, _) => f64::NAN,
        }
    }

    /// The minimum and the maximum.
    pub(super) fn range(&self) -> (f64, f64) {
        let minimum = self.0.iter().copied().fold(f64::INFINITY, f64::min);
        let maximum = self.0.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        (minimum, maximum)
    }
}

impl FromIterator<f64> for Samples {
    fn from_iter<T: IntoIterator<Item = f64>>(samples: T) -> Self {
        Self(samples.into_iter().collect())
    }
}

/// The exponent `e` of the curve `y = c * x^e` that fits the points best, by least squares of the logarithms.
pub(super) fn growth_exponent(points: &[(f64, f64)]) -> f64 {
    let logs: Vec<_> = points.iter().map(|(x, y)| (x.ln(), y.ln())).collect();
    let mean = |coordinate: fn(&(f64, f64)) -> f64| {
        logs.iter().map(coordinate).sum::<f64>() / logs.iter().map(|_| 1.0).sum::<f64>()
    };
    let (x, y) = (mean(|log| log.0), mean(|log| log.1));
    let covariance: f64 = logs.iter().map(|log| (log.0 - x) * (log.1 - y)).sum();
    let variance: f64 = logs.iter().map(|log| (log.0 - x).powi(2)).sum();
    covariance / variance
}
