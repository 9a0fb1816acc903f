//! `crossread_task`: the function of a query that carries out tasks. An engine spreads its rows over workers, and gives
//! those of a lost worker to another.

use crate::job::{Order, carry_out};
use datafusion::arrow::array::{Array as _, StringArray, StringBuilder};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::DataType;
use datafusion::error::Result;
use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility};
use std::sync::{Arc, OnceLock};

/// Its name.
pub(crate) const NAME: &str = "crossread_task";

/// The threads that carry out the tasks of an executor.
static THREADS: OnceLock<rayon::ThreadPool> = OnceLock::new();

/// Have tasks carried out by `count` threads of this process, 0 for one for each core. Those of the engine have a low
/// priority, so that tasks would wait for all else that the machine does; and a worker would not keep to its cores.
pub(crate) fn keep_threads(count: usize, stack: usize) -> anyhow::Result<()> {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(count).stack_size(stack).build()?;
    THREADS.set(threads).map_err(|_| anyhow::anyhow!("the threads for tasks are there already"))
}

/// Takes an order as JSON and carries it out. Gives an empty text, or what is wrong: an error would have the engine try
/// again what fails each time.
#[derive(Debug, PartialEq, Eq, Hash)]
struct CrossreadTask {
    signature: Signature,
}

/// The function.
pub(crate) fn function() -> Arc<ScalarUDF> {
    let signature = Signature::exact(vec![DataType::Utf8], Volatility::Volatile);
    Arc::new(ScalarUDF::new_from_impl(CrossreadTask { signature }))
}

impl ScalarUDFImpl for CrossreadTask {
    fn name(&self) -> &str {
        NAME
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Utf8)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let orders = args.args[0].clone().into_array(args.number_rows)?;
        let orders = cast(&orders, &DataType::Utf8)?;
        let mut answers = StringBuilder::new();
        if let Some(orders) = orders.as_any().downcast_ref::<StringArray>() {
            for order in orders.iter() {
                let order = order.unwrap_or_default();
                answers.append_value(THREADS.get().map_or_else(|| answer(order), |threads| threads.install(|| answer(order))));
            }
        }
        Ok(ColumnarValue::Array(Arc::new(answers.finish())))
    }
}

fn answer(order: &str) -> String {
    let carried_out = serde_json::from_str::<Order>(order).map_err(anyhow::Error::from).and_then(|order| {
        let told = format!("{} {}", order.stage, order.task);
        carry_out(order).map_err(|e| e.context(told))
    });
    carried_out.err().map_or_else(String::new, |error| format!("{error:#}"))
}
